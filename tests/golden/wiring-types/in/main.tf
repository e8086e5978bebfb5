# Values that cross into nested stacks: parameters of AWS's own types where the reading place asks for them, lists as lists.
provider "aws" {
  region = "us-east-1"
}

variable "with_endpoint" {
  type    = bool
  default = true
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_security_group" "maybe" {
  count  = var.with_endpoint ? 1 : 0
  vpc_id = aws_vpc.main.id
}

resource "aws_route53_zone" "child" {
  name = "child.example.com"
}

module "network" {
  source         = "./network"
  vpc_id         = aws_vpc.main.id
  security_group = one(aws_security_group.maybe[*].id)
}

module "delegation" {
  source       = "./delegation"
  name_servers = aws_route53_zone.child.name_servers
}
