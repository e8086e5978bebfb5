# A map that is read by the name of the region needs an element for the region.

provider "aws" {
  region = "eu-west-1"
}

data "aws_region" "current" {}

# expect: TC5060 error "The map has no element \"eu-west-1\""
resource "aws_ssm_parameter" "endpoint" {
  name  = "/endpoint"
  type  = "String"
  value = { us-east-1 = "a", us-west-2 = "b" }[data.aws_region.current.name]
}
