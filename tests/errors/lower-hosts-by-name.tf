provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "other"
  region = "us-east-1"
}

variable "weekly" {
  type    = bool
  default = false
}

# Two that have the name: which one it is, nobody can tell.
resource "aws_cloudwatch_event_rule" "daily" {
  count               = var.weekly ? 0 : 1
  name                = "report"
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_rule" "weekly" {
  count               = var.weekly ? 1 : 0
  name                = "report"
  schedule_expression = "rate(7 days)"
}

# expect: TC5005 error "aws_cloudwatch_event_target.either has no resource to be part of"
resource "aws_cloudwatch_event_target" "either" {
  rule = "report"
  arn  = "arn:aws:sqs:eu-west-1:123456789012:report"
}

# It is in another region.
resource "aws_s3_bucket" "far" {
  provider = aws.other
  bucket   = "far"
}

# expect: TC5005 error "aws_s3_bucket_versioning.near has no resource to be part of"
resource "aws_s3_bucket_versioning" "near" {
  bucket = "far"
  versioning_configuration {
    status = "Enabled"
  }
}
