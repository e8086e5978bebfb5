provider "aws" {
  region = "us-east-1"
}

variable "ports" {
  type    = list(number)
  default = [80, 443]
}

variable "peers" {
  type    = map(string)
  default = { office = "192.0.2.0/24" }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_security_group" "main" {
  name        = "main"
  description = "Made of lists"
  vpc_id      = aws_vpc.main.id

  dynamic "ingress" {
    for_each = var.ports

    content {
      description = "port ${ingress.key}"
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }

  dynamic "ingress" {
    for_each = var.peers
    iterator = peer

    content {
      description = peer.key
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = [peer.value]
    }
  }
}
