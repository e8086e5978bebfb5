provider "aws" {
  region = "eu-west-1"
}

resource "aws_kinesis_stream" "events" {
  name             = "events"
  retention_period = 48
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"
  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_kinesis_stream_consumer" "reader" {
  name       = "reader"
  stream_arn = aws_kinesis_stream.events.arn
}

resource "aws_iam_role" "scheduler" {
  name = "scheduler"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "scheduler.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_scheduler_schedule_group" "nightly" {
  name = "nightly"
}

resource "aws_scheduler_schedule" "tick" {
  name                = "tick"
  group_name          = aws_scheduler_schedule_group.nightly.name
  schedule_expression = "rate(1 hour)"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = aws_kinesis_stream.events.arn
    role_arn = aws_iam_role.scheduler.arn
    kinesis_parameters {
      partition_key = "tick"
    }
  }
}

resource "aws_sfn_state_machine" "flow" {
  name     = "flow"
  role_arn = aws_iam_role.scheduler.arn
  definition = jsonencode({
    StartAt = "Done"
    States  = { Done = { Type = "Succeed" } }
  })
}

resource "aws_ram_resource_share" "shared" {
  name                      = "shared"
  allow_external_principals = false
}

resource "aws_ram_principal_association" "org" {
  principal          = "111122223333"
  resource_share_arn = aws_ram_resource_share.shared.arn
}

resource "aws_vpc_ipam" "main" {
  operating_regions {
    region_name = "eu-west-1"
  }
}

resource "aws_vpc_ipam_pool" "top" {
  address_family = "ipv4"
  ipam_scope_id  = aws_vpc_ipam.main.private_default_scope_id
  locale         = "eu-west-1"
}

resource "aws_vpc_ipam_pool_cidr" "top" {
  ipam_pool_id = aws_vpc_ipam_pool.top.id
  cidr         = "10.0.0.0/8"
}

resource "aws_ram_resource_association" "pool" {
  resource_arn       = aws_vpc_ipam_pool.top.arn
  resource_share_arn = aws_ram_resource_share.shared.arn
}

data "aws_availability_zones" "all" {}

resource "aws_elb" "old" {
  name               = "old"
  availability_zones = data.aws_availability_zones.all.names
  idle_timeout       = 30
  listener {
    instance_port     = 80
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
  health_check {
    target              = "HTTP:80/"
    interval            = 30
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_resourcegroups_group" "team" {
  name = "team"
  resource_query {
    query = jsonencode({
      ResourceTypeFilters = ["AWS::AllSupported"]
      TagFilters          = [{ Key = "Team", Values = ["shop"] }]
    })
  }
}
