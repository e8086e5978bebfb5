# Each of Terraform's ways to write the rules of a security group.

provider "aws" {
  region = "us-east-1"
}

variable "office" {
  description = "Known at deployment only"
  type        = string
  default     = "192.0.2.0/24"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# Many peers in one rule, itself among them; nothing but itself may be reached.
resource "aws_security_group" "inline" {
  name   = "inline"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port        = 443
    to_port          = 443
    protocol         = "tcp"
    cidr_blocks      = ["10.0.0.0/8", var.office]
    ipv6_cidr_blocks = ["::/0"]
    security_groups  = [aws_security_group.open.id]
    self             = true
  }

  ingress {
    description = "ping"
    from_port   = 8
    to_port     = 0
    protocol    = "icmp"
    cidr_blocks = [var.office]
  }

  ingress {
    from_port        = -1
    to_port          = -1
    protocol         = "icmpv6"
    ipv6_cidr_blocks = ["::/0"]
  }

  egress {
    from_port = 0
    to_port   = 0
    protocol  = "-1"
    self      = true
  }
}

# Everything may leave.
resource "aws_security_group" "open" {
  name_prefix            = "open-"
  description            = "All outgoing traffic"
  vpc_id                 = aws_vpc.main.id
  revoke_rules_on_delete = true

  egress {
    from_port        = 0
    to_port          = 0
    protocol         = "all"
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }
}

# The default VPC: what CloudFormation allows by itself is what is asked for.
resource "aws_security_group" "default_vpc" {
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group_rule" "many" {
  security_group_id = aws_security_group.open.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 8000
  to_port           = 8080
  cidr_blocks       = ["10.0.0.0/8", aws_vpc.main.cidr_block]
  ipv6_cidr_blocks  = ["fd00::/8"]
}

resource "aws_security_group_rule" "itself" {
  security_group_id = aws_security_group.open.id
  type              = "ingress"
  protocol          = "udp"
  from_port         = 53
  to_port           = 53
  self              = true
}

resource "aws_security_group_rule" "out" {
  security_group_id        = aws_security_group.inline.id
  type                     = "egress"
  protocol                 = "-1"
  from_port                = 0
  to_port                  = 0
  source_security_group_id = aws_security_group.open.id
}

resource "aws_vpc_security_group_ingress_rule" "all" {
  security_group_id = aws_security_group.open.id
  ip_protocol       = "-1"
  cidr_ipv6         = "fd12::/16"
}

resource "aws_vpc_security_group_egress_rule" "web" {
  security_group_id = aws_security_group.inline.id
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_ipv4         = "0.0.0.0/0"
}

output "default_vpc" {
  value = aws_security_group.default_vpc.vpc_id
}
