# What functions and tasks live in, and who they are.
resource "aws_vpc" "main" {
  cidr_block = "10.80.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.80.0.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "main" {
  name        = "targets"
  description = "What is called"
  vpc_id      = aws_vpc.main.id
}

resource "aws_iam_role" "main" {
  name = "targets"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["lambda.amazonaws.com", "events.amazonaws.com", "scheduler.amazonaws.com"] } }]
  })
}

resource "aws_kms_key" "main" {
  description = "What is called"
}
