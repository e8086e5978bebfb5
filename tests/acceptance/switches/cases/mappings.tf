# Maps read under a key that a variable decides.

provider "aws" {
  region = "eu-west-1"
}

data "aws_region" "current" {}

variable "environment" {
  type    = string
  default = "dev"
  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "The environment is dev or prod."
  }
}

variable "amis" { # fixed
  type = map(string)
  default = {
    eu-west-1 = "ami-0123456789abcdef0"
    us-east-1 = "ami-0fedcba9876543210"
  }
}

variable "zone_names" { # fixed
  type = map(list(string))
  default = {
    dev  = ["a", "b"]
    prod = ["b", "c"]
  }
}

locals {
  config = {
    dev = {
      instance_type = "t3.micro"
      volume        = { size = 20, encrypted = false }
      retention     = 60
      long_polling  = false
    }
    prod = {
      instance_type = "m5.large"
      volume        = { size = 100, encrypted = true }
      retention     = 1209600
      long_polling  = true
    }
  }
  chosen = local.config[var.environment]
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_ebs_volume" "data" {
  availability_zone = aws_subnet.main.availability_zone
  size              = local.chosen.volume.size
  encrypted         = local.chosen.volume.encrypted
}

resource "aws_instance" "app" {
  ami           = var.amis[data.aws_region.current.name]
  instance_type = local.chosen.instance_type
  subnet_id     = aws_subnet.main.id

  tags = {
    Name = "app-${local.config[var.environment].instance_type}"
  }
}

resource "aws_sqs_queue" "jobs" {
  name                       = "jobs"
  message_retention_seconds  = local.chosen.retention
  receive_wait_time_seconds  = local.chosen.long_polling ? 20 : 0
  visibility_timeout_seconds = lookup({ dev = 10, prod = 60 }, var.environment, 30)
  delay_seconds              = try({ test = 5, prod = 9 }[var.environment], 1)
}

resource "aws_ssm_parameter" "zones" {
  name  = "/zones"
  type  = "StringList"
  value = join(",", var.zone_names[var.environment])
}
