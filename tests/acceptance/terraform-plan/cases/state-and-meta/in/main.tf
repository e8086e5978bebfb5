# Several terraform blocks, a backend with literal strings, ephemeral values.

terraform {
  required_version = "~> 1.9"

  backend "s3" {
    bucket = "b$${literal}"
    key    = "k"
    assume_role = {
      role_arn = "arn:aws:iam::123456789012:role/x"
      tags     = { a = "$${b}" }
    }
  }
}

terraform {
  required_version = "!= 1.9.1, >= 1.5.0"
  required_providers {
    aws = "~> 5.0"
  }
}

variable "token" {
  type      = string
  default   = "t"
  ephemeral = true
}

module "echo" {
  source = "./echo"
  token  = var.token
}

ephemeral "aws_ssm_parameter" "secret" {
  count = 0
  arn   = "arn:aws:ssm:us-east-1:123456789012:parameter/x"
}

resource "aws_ssm_parameter" "write_only" {
  name             = "x"
  type             = "SecureString"
  value_wo         = module.echo.token
  value_wo_version = 1
}

provider "aws" {
  region = "us-east-1"
}
