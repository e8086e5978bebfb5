# What decides over the end of a resource, and how a group of instances is renewed: the table in docs/lifecycle.md.
provider "aws" {
  region = "us-east-1"
}

data "aws_availability_zones" "here" {
  state = "available"
}

# --- kept, whatever happens

resource "aws_dynamodb_table" "kept" {
  name         = "kept"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket" "state" {
  bucket = "state-0123456789"

  lifecycle {
    prevent_destroy = true
  }
}

# A part of the bucket: the bucket's policy counts.
resource "aws_s3_bucket_versioning" "state" {
  bucket = aws_s3_bucket.state.id

  versioning_configuration {
    status = "Enabled"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "audit" {
  name         = "/audit"
  skip_destroy = true
}

resource "aws_lambda_layer_version" "tools" {
  layer_name   = "tools"
  s3_bucket    = "artifacts-0123456789"
  s3_key       = "tools.zip"
  skip_destroy = true
}

# --- a last snapshot, or none

resource "aws_rds_cluster" "last" {
  cluster_identifier          = "last"
  engine                      = "aurora-mysql"
  master_username             = "root"
  manage_master_user_password = true
  final_snapshot_identifier   = "last"
}

resource "aws_rds_cluster" "none" {
  cluster_identifier          = "none"
  engine                      = "aurora-mysql"
  master_username             = "root"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

resource "aws_rds_cluster_instance" "none" {
  cluster_identifier = aws_rds_cluster.none.id
  engine             = aws_rds_cluster.none.engine
  instance_class     = "db.t4g.medium"
}

resource "aws_ebs_volume" "last" {
  availability_zone = data.aws_availability_zones.here.names[0]
  size              = 8
  final_snapshot    = true
}

resource "aws_elasticache_replication_group" "last" {
  replication_group_id      = "last"
  description               = "Sessions"
  node_type                 = "cache.t4g.micro"
  num_cache_clusters        = 1
  final_snapshot_identifier = "last"
}

# --- emptied before it goes

resource "aws_ecr_repository" "images" {
  name         = "images"
  force_delete = true
}

# --- groups of instances

resource "aws_launch_template" "server" {
  name          = "server"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t4g.micro"

  lifecycle {
    create_before_destroy = true
  }
}

# Instances are renewed, with the defaults of a refresh.
resource "aws_autoscaling_group" "refreshed" {
  name                = "refreshed"
  vpc_zone_identifier = ["subnet-0123456789abcdef0"]
  min_size            = 2
  max_size            = 4

  launch_template {
    id      = aws_launch_template.server.id
    version = aws_launch_template.server.latest_version
  }

  instance_refresh {
    strategy = "Rolling"
    triggers = ["tag"]
  }

  initial_lifecycle_hook {
    name                 = "configure"
    lifecycle_transition = "autoscaling:EC2_INSTANCE_LAUNCHING"
    default_result       = "ABANDON"
    heartbeat_timeout    = 600
  }
}

# Something else scales the group.
resource "aws_autoscaling_group" "scaled" {
  name                      = "scaled"
  vpc_zone_identifier       = ["subnet-0123456789abcdef0"]
  min_size                  = 2
  max_size                  = 40
  desired_capacity          = 4
  wait_for_capacity_timeout = "5m"
  min_elb_capacity          = 2

  launch_template {
    id      = aws_launch_template.server.id
    version = aws_launch_template.server.latest_version
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 50
      instance_warmup        = 60
    }
  }

  lifecycle {
    ignore_changes = [desired_capacity]
  }
}
