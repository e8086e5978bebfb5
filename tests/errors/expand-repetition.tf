# run: convert --target terraform
# Repetition, and which provider configuration is meant.
provider "aws" {
  region = "us-east-1"
}

variable "secret" {
  type      = set(string)
  sensitive = true
  default   = ["a"]
}

resource "aws_sqs_queue" "fraction" {
  count = 1.5 # expect: TC4015 error "Invalid count"
}

resource "aws_sqs_queue" "negative" {
  count = -1 # expect: TC4015 error "Invalid count"
}

resource "aws_sqs_queue" "null" {
  count = null # expect: TC4015 error "Invalid count"
}

resource "aws_sqs_queue" "list" {
  for_each = ["a", "b"] # expect: TC4015 error "Invalid for_each"
}

resource "aws_sqs_queue" "text" {
  for_each = "a" # expect: TC4015 error "Invalid for_each"
}

resource "aws_sqs_queue" "secret" {
  for_each = var.secret # expect: TC4015 error "Sensitive value in for_each"
}

resource "aws_sqs_queue" "elsewhere" {
  provider = aws.west # expect: TC4022 error "Provider configuration \"aws.west\" is not available"
}
