# The network, and the key that disks are encrypted with.
resource "aws_vpc" "main" {
  cidr_block                       = "10.70.0.0/16"
  assign_generated_ipv6_cidr_block = true
  tags                             = { Name = "groups" }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "main" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet("10.70.0.0/16", 8, count.index)
  availability_zone = "us-east-1${["a", "b"][count.index]}"
  tags              = { Name = "groups-${count.index}" }
}

resource "aws_security_group" "main" {
  name        = "groups"
  description = "What is in groups"
  vpc_id      = aws_vpc.main.id
}

resource "aws_kms_key" "main" {
  description = "Disks of groups"
}

resource "aws_sns_topic" "main" {
  name = "groups"
}

resource "aws_iam_role" "main" {
  name = "groups"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["autoscaling.amazonaws.com", "ec2.amazonaws.com"] } }]
  })
}
