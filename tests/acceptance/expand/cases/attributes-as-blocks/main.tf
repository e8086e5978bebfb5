# List and set attributes of objects, written as blocks or as values.
provider "aws" {
  region = "us-east-1"
}

resource "aws_route_table" "main" {
  vpc_id = "vpc-0123456789abcdef0"

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = "igw-0123456789abcdef0"
  }

  dynamic "route" {
    for_each = ["10.1.0.0/16", "10.2.0.0/16"]
    content {
      cidr_block         = route.value
      transit_gateway_id = "tgw-${route.key}123456789abcdef"
    }
  }
}

resource "aws_network_acl" "main" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_no    = "100"
    action     = "allow"
    protocol   = "-1"
    from_port  = "0"
    to_port    = 0
    cidr_block = "10.0.0.0/8"
  }

  egress = []
}

resource "aws_security_group" "value" {
  name = "value"
  ingress = [for p in [80, "443"] : {
    from_port        = p
    to_port          = p
    protocol         = "tcp"
    cidr_blocks      = ["10.0.0.0/8"]
    description      = "port ${p}"
    ipv6_cidr_blocks = null
    prefix_list_ids  = null
    security_groups  = null
    self             = null
  }]
}
