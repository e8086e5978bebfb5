provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

# East, west, east and west again: two layers in each region, and what depends on nothing stays in the first.
resource "aws_kms_key" "one" {
  description = "first"
}

resource "aws_sqs_queue" "two" {
  provider = aws.west
  name     = "second"

  tags = {
    Upstream = aws_kms_key.one.key_id
  }
}

resource "aws_kms_key" "mirror" {
  provider    = aws.west
  description = "mirror"

  tags = {
    Upstream = aws_kms_key.one.key_id
  }
}

resource "aws_sqs_queue" "three" {
  name = "third"

  tags = {
    Upstream = aws_kms_key.mirror.key_id
  }
}

resource "aws_kms_key" "four" {
  provider    = aws.west
  description = "fourth"

  tags = {
    Upstream = aws_sqs_queue.three.url
  }
}

resource "aws_sqs_queue" "free" {
  name = "free"
}
