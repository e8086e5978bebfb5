# What one answer gives is asked for once.
provider "aws" {
  region = "us-east-1"
}

data "aws_availability_zones" "available" {
  state = "available"
}

locals {
  names = slice(data.aws_availability_zones.available.names, 0, min(3, length(data.aws_availability_zones.available.names)))
}

resource "aws_eip" "nat" {
  count = length(local.names) # expect: TC3019 error "The value of count is known only after deployment"
}

resource "aws_eip" "spare" {
  count = length(local.names)
}

resource "aws_ssm_parameter" "zones" {
  for_each = toset(local.names)
  name     = each.key
  type     = "String"
  value    = "zone"
}
