rule "aws_sqs_queue" {
  type       = "AWS::SQS::Queue"
  properties = { QueueName = self.name }
}

rule "aws_sns_topic" {
  type       = "AWS::SNS::Topic"
  properties = { TopicName = self.name }

  also "extra_topic" {
    type       = "AWS::SNS::Topic"
    properties = {}
  }
}

rule "aws_sns_topic_policy" {
  absorbed  = "for a test"
  no_effect = ["arn", "policy"]

  also "extra_topic" {
    type       = "AWS::SNS::Topic"
    properties = {}
  }
}

rule "aws_sfn_activity" {
  when       = self.name == "other"
  type       = "AWS::StepFunctions::Activity"
  properties = { Name = self.name }
}
