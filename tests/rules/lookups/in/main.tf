# Data sources whose answer follows from their arguments.
provider "aws" {
  region = "eu-west-1"
  default_tags {
    tags = { Team = "shop" }
  }
}

data "aws_cloudfront_cache_policy" "off" {
  name = "Managed-CachingDisabled"
}

data "aws_cloudfront_origin_request_policy" "all" {
  name = "Managed-AllViewer"
}

data "aws_cloudfront_response_headers_policy" "secure" {
  name = "Managed-SecurityHeadersPolicy"
}

data "aws_arn" "role" {
  arn = "arn:aws:iam::111122223333:role/path/app"
}

data "aws_default_tags" "all" {}

data "aws_sns_topic" "alerts" {
  name = "alerts"
}

data "aws_sqs_queue" "jobs" {
  name = "jobs"
}

data "aws_kinesis_stream" "events" {
  name = "events"
}

data "aws_s3_bucket" "assets" {
  bucket = "assets-111122223333"
}

data "aws_lambda_function" "worker" {
  function_name = "worker"
}

data "aws_cloudwatch_event_bus" "shop" {
  name = "shop"
}

resource "aws_ssm_parameter" "answers" {
  name = "answers"
  type = "StringList"
  value = join(",", [
    data.aws_cloudfront_cache_policy.off.id,
    data.aws_cloudfront_origin_request_policy.all.id,
    data.aws_cloudfront_response_headers_policy.secure.id,
    data.aws_arn.role.account,
    data.aws_arn.role.resource,
    data.aws_default_tags.all.tags["Team"],
    data.aws_sns_topic.alerts.arn,
    data.aws_sqs_queue.jobs.url,
    data.aws_sqs_queue.jobs.arn,
    data.aws_kinesis_stream.events.arn,
    data.aws_s3_bucket.assets.arn,
    data.aws_lambda_function.worker.arn,
    data.aws_cloudwatch_event_bus.shop.arn,
  ])
}
