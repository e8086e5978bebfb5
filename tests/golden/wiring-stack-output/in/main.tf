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
