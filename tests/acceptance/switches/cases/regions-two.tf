# Conditional resources in two region(s) that refer to each other.
provider "aws" {
  alias  = "a"
  region = "us-east-1"
}

provider "aws" {
  alias  = "b"
  region = "us-west-2"
}

provider "aws" {
  alias  = "c"
  region = "us-east-1"
}

variable "on" {
  type    = bool
  default = true
}

variable "replica" {
  type    = bool
  default = true
}

resource "aws_vpc" "a" {
  provider   = aws.a
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "b" {
  provider   = aws.b
  count      = var.on ? 1 : 0
  cidr_block = "10.1.0.0/16"
}

resource "aws_kms_key" "c" {
  provider    = aws.c
  count       = var.replica ? 1 : 0
  description = "replica"
}

resource "aws_vpc_peering_connection" "ab" {
  provider    = aws.a
  count       = var.on ? 1 : 0
  vpc_id      = aws_vpc.a.id
  peer_vpc_id = aws_vpc.b[0].id
  peer_region = "us-west-2"
}

resource "aws_ssm_parameter" "key" {
  provider = aws.a
  name     = "/key"
  type     = "String"
  value    = var.replica ? aws_kms_key.c[0].arn : "none"
}

resource "aws_ssm_parameter" "vpcs" {
  provider = aws.c
  name     = "/vpcs"
  type     = "StringList"
  value    = join(",", concat([aws_vpc.a.id], aws_vpc.b[*].id))
}

resource "aws_ssm_parameter" "both" {
  provider = aws.b
  count    = var.on && var.replica ? 1 : 0
  name     = "/both"
  type     = "String"
  value    = "${one(aws_vpc.b[*].id)} ${one(aws_kms_key.c[*].arn)}"
}

output "peering" {
  value = one(aws_vpc_peering_connection.ab[*].id)
}

output "vpcs" {
  value = { a = aws_vpc.a.id, b = one(aws_vpc.b[*].id) }
}
