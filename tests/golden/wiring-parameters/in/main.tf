provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

# The ID of a VPC is known only when it exists, so it travels from stack to stack.
resource "aws_vpc" "west" {
  provider   = aws.west
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc" "east" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc_peering_connection" "main" {
  vpc_id      = aws_vpc.east.id
  peer_vpc_id = aws_vpc.west.id
  peer_region = "us-west-2"
}

output "vpcs" {
  value = [aws_vpc.east.id, aws_vpc.west.id]
}

output "both" {
  value = "${aws_vpc.east.id}/${aws_vpc.west.id}"
}

# A certificate that need not exist: its parameter is empty then, and a condition stands around it.
variable "certificate_arn" {
  type    = string
  default = ""
}

resource "aws_acm_certificate" "main" {
  count             = var.certificate_arn == "" ? 1 : 0
  provider          = aws.west
  domain_name       = "example.org"
  validation_method = "DNS"
}

resource "aws_api_gateway_domain_name" "main" {
  domain_name     = "api.example.org"
  certificate_arn = var.certificate_arn == "" ? aws_acm_certificate.main[0].arn : var.certificate_arn
}
