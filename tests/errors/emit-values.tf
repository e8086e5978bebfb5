# Values that CloudFormation decides too early, or that must not be written down.
provider "aws" {
  region = "us-east-1"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# expect: TC6101 error "known only when the resource exists"
resource "aws_sqs_queue" "late" {
  name = aws_vpc.main.id == "vpc-1" ? "one" : "two"
}

# expect: TC5016 error "A secret would be written into a template"
resource "aws_ssm_parameter" "secret" {
  name  = "/secret"
  type  = "String"
  value = sensitive("open sesame")
}
