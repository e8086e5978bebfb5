# The provider's schema decides types: strings become numbers and booleans, tuples lists and sets, null is unset.
provider "aws" {
  region = "us-east-1"
}

variable "none" {
  type    = string
  default = null
}

resource "aws_vpc" "main" {
  cidr_block           = cidrsubnet("10.0.0.0/8", 8, "1")
  enable_dns_hostnames = "true"
  instance_tenancy     = var.none
  tags                 = { n = 1, t = true, s = "x", z = null == var.none ? "null" : "set" }
}

resource "aws_subnet" "many" {
  count                   = 2
  vpc_id                  = aws_vpc.main.id
  cidr_block              = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  map_public_ip_on_launch = count.index == 0
}

resource "aws_lb_target_group" "web" {
  name        = "web"
  port        = "80"
  protocol    = "HTTP"
  vpc_id      = aws_vpc.main.id
  target_type = "ip"

  health_check {
    enabled             = "true"
    healthy_threshold   = "3"
    interval            = 30
    matcher             = 200
    unhealthy_threshold = tostring(2)
  }
}

resource "aws_autoscaling_group" "web" {
  name                = "web"
  min_size            = "1"
  max_size            = "3"
  vpc_zone_identifier = aws_subnet.many[*].id
  load_balancers      = ["b", "a", "b"]
  suspended_processes = toset(["Launch"])

  launch_template {
    id      = "lt-0123456789abcdef0"
    version = "$Latest"
  }

  tag {
    key                 = "Name"
    value               = 1
    propagate_at_launch = "true"
  }
}

resource "aws_dynamodb_table" "orders" {
  name           = "orders"
  billing_mode   = "PROVISIONED"
  read_capacity  = "5"
  write_capacity = 5.0
  hash_key       = "id"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  local_secondary_index {
    name            = "by-time"
    range_key       = "at"
    projection_type = "ALL"
  }
}

resource "aws_s3_bucket" "logs" {
  bucket        = lower("LOGS-${aws_vpc.main.tags["n"]}")
  force_destroy = var.none == null
  tags          = null
}

output "cidrs" {
  value = [aws_vpc.main.cidr_block, aws_subnet.many[*].cidr_block, aws_subnet.many[1].map_public_ip_on_launch]
}

output "unknown" {
  value = [aws_vpc.main.id, "${aws_vpc.main.arn}/x", length(aws_subnet.many[*].id)]
}

output "tags" {
  value = aws_vpc.main.tags
}

output "port" {
  value = aws_lb_target_group.web.port + 1
}
