# Values from variables, from a look-up and from other stacks; accounts by a role and by a profile; names that a shell would misread.
provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Team  = "it's ours"
      Note  = var.note
      Owner = var.owner
    }
  }
}

variable "owner" {
  type = string
}

provider "aws" {
  alias   = "west"
  region  = "eu-west-1"
  profile = "it's ours"
}

provider "aws" {
  alias  = "audit"
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deploy"
  }
}

variable "note" {
  type    = string
  default = "first"
}

variable "access_token" {
  type      = string
  sensitive = true
}

data "aws_vpc" "shared" {
  tags = { Name = "shared" }
}

resource "aws_vpc" "west" {
  provider   = aws.west
  cidr_block = "10.1.0.0/16"
}

resource "aws_ssm_parameter" "west" {
  name  = "/west"
  type  = "String"
  value = "${var.note} ${aws_vpc.west.id}"
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = data.aws_vpc.shared.id
}

resource "aws_iam_role" "reader" {
  provider = aws.audit
  name     = "reader"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_ssm_parameter" "token" {
  provider = aws.audit
  name     = "/token"
  type     = "String"
  value    = var.access_token
}
