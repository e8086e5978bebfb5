# Lists whose elements only the deployment knows, with text around each: joined with what stands between two, and taken apart again.
provider "aws" {
  region = "us-east-1"
}

variable "accounts" {
  type    = list(string)
  default = ["123456789012", "210987654321"]
}

variable "more" {
  type    = list(string)
  default = []
}

# Fixed: Fn::Join takes no partition between elements, upper() has no intrinsic, and an element in a condition needs its value.
variable "partitioned" {
  type    = list(string)
  default = ["123456789012"]
}

variable "computed" {
  type    = list(string)
  default = ["a"]
}

variable "compared" {
  type    = list(string)
  default = ["b"]
}

data "aws_partition" "current" {}

resource "aws_sns_topic" "main" {
  name = "main"
}

resource "aws_sns_topic_policy" "main" {
  arn = aws_sns_topic.main.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = [for a in var.accounts : "arn:aws:iam::${a}:root"] }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.main.arn
        Condition = { StringLike = { "aws:PrincipalTag/share" = formatlist("100%%-%s", var.accounts) } }
      },
      {
        Effect    = "Allow"
        Principal = { AWS = concat(formatlist("arn:aws:iam::%s:root", var.accounts), [for a in var.more : a]) }
        Action    = "sns:Subscribe"
        Resource  = aws_sns_topic.main.arn
      },
      {
        Effect    = "Allow"
        Principal = { AWS = [for a in var.partitioned : "arn:${data.aws_partition.current.partition}:iam::${a}:root"] }
        Action    = "sns:GetTopicAttributes"
        Resource  = aws_sns_topic.main.arn
      },
    ]
  })
}

data "aws_iam_policy_document" "jobs" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.jobs.arn]

    principals {
      type        = "AWS"
      identifiers = formatlist("arn:aws:iam::%s:root", var.accounts)
    }
  }
}

resource "aws_sqs_queue_policy" "jobs" {
  queue_url = aws_sqs_queue.jobs.url
  policy    = data.aws_iam_policy_document.jobs.json
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"

  tags = {
    Upper    = join(" ", [for x in var.computed : "${x}-${upper(x)}"])
    Compared = join(" ", [for x in var.compared : x == "b" ? "x${x}" : x])
  }
}
