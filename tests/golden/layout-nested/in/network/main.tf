variable "cidr" {
  type = string
}

variable "shared_group_id" {
  type = string
}

resource "aws_vpc" "main" {
  cidr_block = var.cidr
}

module "subnets" {
  source = "./subnets"
  vpc_id = aws_vpc.main.id
  cidr   = var.cidr
}

resource "aws_vpc_security_group_ingress_rule" "inside" {
  security_group_id = var.shared_group_id
  cidr_ipv4         = var.cidr
  ip_protocol       = "-1"
}

output "vpc_id" {
  value = aws_vpc.main.id
}

output "subnet_ids" {
  value = module.subnets.ids
}
