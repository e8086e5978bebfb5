# run: convert --target cloudformation --layout stackset --max-resources 2
# expect-anywhere: TC5090 warning "more than one template may hold"
provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

resource "aws_sqs_queue" "east" {
  count = 3
}

resource "aws_sqs_queue" "west" {
  provider = aws.west
  count    = 3
}
