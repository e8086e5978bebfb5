# More than CloudFormation takes in one template, of one resource, which cannot be split.
# expect-anywhere: TC5015 error "Stack us-east-1 has 201 outputs; CloudFormation allows 200"
provider "aws" {
  region = "us-east-1"
}

resource "aws_sqs_queue" "one" {}

output "many" {
  value = { for i in range(201) : "q${i}" => "${aws_sqs_queue.one.arn}/${i}" }
}
