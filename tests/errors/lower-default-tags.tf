provider "aws" { # expect: TC5022 warning "Default tags do not reach 2 resources"
  region = "us-east-1"

  default_tags {
    tags = { Owner = "platform" }
  }
}

# No default tags, nothing to say.
provider "aws" {
  alias  = "west"
  region = "us-west-2"

  default_tags {
    tags = {}
  }
}

resource "aws_iam_instance_profile" "app" {
  name = "app"
  role = "app"
}

resource "aws_iam_policy" "read" {
  name   = "read"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}

resource "aws_sqs_queue" "tagged" {
  name = "tagged"
}

resource "aws_iam_policy" "west" {
  provider = aws.west
  name     = "west"
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
