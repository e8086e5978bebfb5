# Values that do not fit.
provider "aws" {
  region = "us-east-1"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# expect: TC5014 error "aws_sqs_queue.fraction: property DelaySeconds of AWS::SQS::Queue takes a whole number"
resource "aws_sqs_queue" "fraction" {
  delay_seconds = 1.5
}

# expect: TC5017 error "no JSON document that can be read at conversion"
data "aws_iam_policy_document" "merged" {
  source_policy_documents = [aws_vpc.main.id]
}

resource "aws_iam_policy" "merged" {
  name   = "merged"
  policy = data.aws_iam_policy_document.merged.json
}

data "aws_secretsmanager_secret_version" "whole" {
  secret_id = "app/database"
}

locals {
  whole_secret = jsondecode(data.aws_secretsmanager_secret_version.whole.secret_string) # expect: TC5012 error "The result of jsondecode is needed"
}

resource "aws_ssm_parameter" "whole_secret" {
  name  = "whole"
  type  = "String"
  value = local.whole_secret
}
