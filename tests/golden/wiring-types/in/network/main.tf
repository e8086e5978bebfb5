variable "vpc_id" {
  type = string
}

variable "security_group" {
  type = string
}

resource "aws_subnet" "one" {
  vpc_id     = var.vpc_id
  cidr_block = "10.0.1.0/24"
}

resource "aws_network_interface" "one" {
  subnet_id       = aws_subnet.one.id
  security_groups = compact([var.security_group])
}
