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

# expect: TC5009 error "The region of provider aws.unknown is not known here"
resource "aws_sqs_queue" "main" {
  name = data.aws_region.unknown.name
}
