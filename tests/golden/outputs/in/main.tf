provider "aws" {
  region = "us-east-1"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
}

variable "secret" {
  type      = string
  sensitive = true
}

output "id" {
  description = "A text"
  value       = aws_vpc.main.id
}

output "list" {
  value = aws_subnet.main[*].id
}

output "map" {
  value = { vpc = aws_vpc.main.id, "first subnet" = aws_subnet.main[0].id }
}

output "nested" {
  value = { network = { vpc = aws_vpc.main.arn, range = aws_vpc.main.cidr_block }, count = 2 }
}

output "known" {
  value = "nothing deployed"
}

output "empty" {
  value = []
}

output "secret" {
  value     = "${aws_vpc.main.id}${var.secret}"
  sensitive = true
}
