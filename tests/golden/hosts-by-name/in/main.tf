# What becomes part of another resource often names it, as modules pass names on: by a literal, by the same expression, or by
# the key of the same map. Targets that wait for all rules wait for their own.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "spare"
  region = "eu-central-1"
}

variable "stage" {
  type    = string
  default = "test"
}

locals {
  jobs = {
    nightly = "rate(1 day)"
    hourly  = "rate(1 hour)"
  }
}

resource "aws_cloudwatch_event_bus" "jobs" {
  name = "jobs"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_cloudwatch_event_rule" "job" {
  for_each            = local.jobs
  name                = "${var.stage}-${each.key}"
  schedule_expression = each.value
}

resource "aws_cloudwatch_event_target" "job" {
  for_each   = local.jobs
  rule       = "${var.stage}-${each.key}"
  arn        = aws_sqs_queue.jobs.arn
  depends_on = [aws_cloudwatch_event_rule.job]
}

resource "aws_cloudwatch_event_permission" "other" {
  principal      = "123456789012"
  statement_id   = "Other"
  event_bus_name = aws_cloudwatch_event_bus.jobs.name
}

# Of the rules with this name, the one on the bus.
resource "aws_cloudwatch_event_rule" "nightly" {
  name           = "${var.stage}-nightly"
  event_bus_name = aws_cloudwatch_event_bus.jobs.name
  event_pattern  = jsonencode({ source = ["nightly"] })
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule           = "${var.stage}-nightly"
  event_bus_name = aws_cloudwatch_event_bus.jobs.name
  target_id      = "nightly"
  arn            = aws_sqs_queue.jobs.arn
  depends_on     = [aws_cloudwatch_event_rule.nightly]
}

# The same name in another region is another bucket's.
resource "aws_s3_bucket" "data" {
  bucket = "example-${var.stage}-data"
}

resource "aws_s3_bucket" "spare" {
  provider = aws.spare
  bucket   = "example-${var.stage}-spare"
}

resource "aws_s3_bucket_versioning" "data" {
  bucket = "example-${var.stage}-data"
  versioning_configuration {
    status = "Enabled"
  }
  depends_on = [aws_s3_bucket.data]
}

resource "aws_iam_role" "worker" {
  name = "worker"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "worker" {
  role       = "worker"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
  depends_on = [aws_iam_role.worker]
}

output "permission" {
  value = aws_cloudwatch_event_permission.other.id
}
