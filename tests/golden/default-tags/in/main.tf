provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Owner = var.owner
      Stage = "default"
    }
  }
}

variable "owner" {
  type    = string
  default = "platform"
}

resource "aws_sqs_queue" "plain" {
  name = "plain"
}

resource "aws_sqs_queue" "own" {
  name = "own"

  tags = {
    Stage = "own"
    Queue = "yes"
  }
}

# Tags that are a map in CloudFormation.
resource "aws_ssm_parameter" "main" {
  name  = "/example"
  type  = "String"
  value = "x"
}

# CloudFormation cannot tag a managed policy: the summary and the manifest say so.
resource "aws_iam_policy" "read" {
  name = "read"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }]
  })
}
