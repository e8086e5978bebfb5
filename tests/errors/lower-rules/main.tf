# Rules of the user that forget an argument, that clash, or that cannot be read.
provider "aws" {
  region = "us-east-1"
}

resource "aws_sqs_queue" "main" {
  name          = "main"
  delay_seconds = 5 # expect: TC5004 error "Argument \"delay_seconds\" of aws_sqs_queue.main is not covered by its rule"
}

resource "aws_sns_topic" "main" {
  name = "main"
}

# expect: TC5019 error "aws_sns_topic.main and aws_sns_topic_policy.main have the same logical ID"
resource "aws_sns_topic_policy" "main" {
  arn    = "x"
  policy = "{}"
}

# expect: TC5002 error "No variant of the rule for \"aws_sfn_activity\" applies"
resource "aws_sfn_activity" "main" {
  name = "main"
}
