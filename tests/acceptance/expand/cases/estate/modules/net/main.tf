terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.peer]
    }
  }
}

variable "name" { type = string }
variable "network" {
  type = object({ cidr = string, bits = number, zones = set(string), rules = any })
}

locals {
  zones = tolist(var.network.zones)
}

resource "aws_vpc" "this" {
  cidr_block = var.network.cidr
  tags       = { Name = var.name }
}

resource "aws_vpc" "peer" {
  provider   = aws.peer
  cidr_block = cidrsubnet(var.network.cidr, 4, 15)
}

resource "aws_subnet" "this" {
  count             = length(local.zones)
  vpc_id            = aws_vpc.this.id
  availability_zone = "eu-west-1${local.zones[count.index]}"
  cidr_block        = cidrsubnet(var.network.cidr, var.network.bits, count.index)
  lifecycle {
    precondition {
      condition     = var.network.bits <= 8
      error_message = "Too many bits."
    }
  }
}

resource "aws_network_acl" "this" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = aws_subnet.this[*].id

  dynamic "ingress" {
    for_each = [for i, r in var.network.rules : merge(r, { number = 100 + i })]
    content {
      rule_no    = ingress.value.number
      action     = "allow"
      protocol   = "6"
      cidr_block = "0.0.0.0/0"
      from_port  = ingress.value.port
      to_port    = ingress.value.port
    }
  }
}

output "subnets" {
  value = [for i, s in aws_subnet.this : { id = s.id, cidr = s.cidr_block, last = i == length(local.zones) - 1 }]
}

output "names" {
  value = [for z in local.zones : "${var.name}-${z}"]
}
