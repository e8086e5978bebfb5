# A template reads outputs of its own account only, so the deployer passes on what is in another one.
provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "audit"
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deploy"
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_ssm_parameter" "network" {
  provider = aws.audit
  name     = "/network"
  type     = "String"
  value    = aws_vpc.main.id
}
