variable "cidr" {
  type = string
}

variable "owner" {
  type     = string
  default  = "nobody"
  nullable = false

  validation {
    condition     = can(regex("^[a-z]+$", var.owner))
    error_message = "Lower case letters."
  }
}

resource "aws_vpc" "this" {
  cidr_block = var.cidr
  tags       = { Owner = var.owner }
}

resource "aws_subnet" "this" {
  vpc_id     = aws_vpc.this.id
  cidr_block = var.cidr
}

output "subnet_id" {
  value = aws_subnet.this.id
}
