# run: convert --target cloudformation --layout stackset
# expect-anywhere: TC5091 warning "No two regions hold the same"
provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

resource "aws_sqs_queue" "jobs" {}

resource "aws_sns_topic" "news" {
  provider = aws.west
}
