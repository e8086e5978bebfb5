# More than CloudFormation takes in one template.
# expect-anywhere: TC5015 error "Stack us-east-1 has 501 resources; CloudFormation allows 500"
# expect-anywhere: TC5015 error "Stack us-east-1 has 501 outputs; CloudFormation allows 200"
provider "aws" {
  region = "us-east-1"
}

resource "aws_sqs_queue" "many" {
  count = 501
}

output "many" {
  value = { for i, queue in aws_sqs_queue.many : "q${i}" => queue.arn }
}
