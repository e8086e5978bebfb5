# Templates read outputs of their own account only.
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

# expect: TC6120 error "Stack us-east-1-audit needs a value of stack us-east-1, which is in another account"
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_ssm_parameter" "network" {
  provider = aws.audit
  name     = "/network"
  type     = "String"
  value    = aws_vpc.main.id
}
