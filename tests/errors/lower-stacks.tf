# Values that cannot travel between stacks.
provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

provider "aws" {
  alias = "unknown"
}

data "aws_region" "unknown" {
  provider = aws.unknown
}

resource "aws_vpc" "east" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "west" {
  provider   = aws.west
  cidr_block = "10.1.0.0/16"
}

# expect: TC5018 warning "Output \"both\" combines values of several stacks"
output "both" {
  value = "${aws_vpc.east.id} ${aws_vpc.west.id}"
}

# Two queues, each of which needs the ARN of the other: none can wait, and each is in an account of which no one says the ID.
provider "aws" {
  alias  = "first"
  region = "eu-west-1"
  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/deploy"
  }
}

provider "aws" {
  alias   = "second"
  region  = "eu-west-1"
  profile = "second"
}

# expect: TC5020 warning "aws_sqs_queue.first and aws_sqs_queue.second need each other"
# expect: TC5009 error "The account of provider aws.second is not known here"
resource "aws_sqs_queue" "first" {
  provider = aws.first
  name     = "first"
}

# expect: TC5009 error "The account of provider aws.first is not known here"
resource "aws_sqs_queue" "second" {
  provider = aws.second
  name     = "second"
}

resource "aws_sqs_queue_redrive_policy" "first" {
  provider       = aws.first
  queue_url      = aws_sqs_queue.first.id
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.second.arn, maxReceiveCount = 4 })
}

resource "aws_sqs_queue_redrive_policy" "second" {
  provider       = aws.second
  queue_url      = aws_sqs_queue.second.id
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.first.arn, maxReceiveCount = 4 })
}

# The name of a region that no provider says becomes a parameter.
resource "aws_sqs_queue" "main" {
  name = data.aws_region.unknown.name
}
