# What stays a parameter with the language extensions, and would be fixed at conversion without.
provider "aws" {
  region = "us-east-1"
}

variable "keep" {
  description = "Take a snapshot before the database goes"
  type        = bool
  default     = true
}

variable "zones" {
  type    = list(string)
  default = ["us-east-1a", "us-east-1b"]
}

variable "stage" {
  type    = string
  default = "test"
}

variable "size" {
  type    = string
  default = "small"
}

locals {
  classes = {
    test-small = "db.t4g.micro"
    test-large = "db.t4g.large"
    prod-small = "db.r6g.large"
    prod-large = "db.r6g.4xlarge"
  }
}

resource "aws_db_instance" "main" {
  allocated_storage           = 20
  engine                      = "mysql"
  instance_class              = local.classes["${var.stage}-${var.size}"]
  username                    = "root"
  manage_master_user_password = true
  skip_final_snapshot         = !var.keep
  final_snapshot_identifier   = "last"
}

resource "aws_sqs_queue" "zones" {
  name          = "zones"
  delay_seconds = length(var.zones)
}
