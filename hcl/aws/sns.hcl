# Amazon Simple Notification Service.

rule "aws_sns_topic" {
  type = "AWS::SNS::Topic"

  properties = {
    # The name of an ordered topic ends in ".fifo", which no name does that CloudFormation makes up.
    TopicName                 = self.fifo_topic == true && self.name == null ? "${coalesce(self.name_prefix, "terraform-")}${stack_suffix(12)}.fifo" : physical_name(self.name, self.name_prefix)
    ArchivePolicy             = self.archive_policy
    ContentBasedDeduplication = self.content_based_deduplication
    DisplayName               = self.display_name
    FifoThroughputScope       = self.fifo_throughput_scope
    FifoTopic                 = self.fifo_topic
    KmsMasterKeyId            = self.kms_master_key_id
    SignatureVersion          = self.signature_version
    Tags                      = tags(self.tags)
    TracingConfig             = self.tracing_config

    DeliveryStatusLogging = [for l in [
      {
        protocol = "application"
        failure  = self.application_failure_feedback_role_arn
        success  = self.application_success_feedback_role_arn
        rate     = self.application_success_feedback_sample_rate
      },
      {
        protocol = "firehose"
        failure  = self.firehose_failure_feedback_role_arn
        success  = self.firehose_success_feedback_role_arn
        rate     = self.firehose_success_feedback_sample_rate
      },
      {
        protocol = "http/s"
        failure  = self.http_failure_feedback_role_arn
        success  = self.http_success_feedback_role_arn
        rate     = self.http_success_feedback_sample_rate
      },
      {
        protocol = "lambda"
        failure  = self.lambda_failure_feedback_role_arn
        success  = self.lambda_success_feedback_role_arn
        rate     = self.lambda_success_feedback_sample_rate
      },
      {
        protocol = "sqs"
        failure  = self.sqs_failure_feedback_role_arn
        success  = self.sqs_success_feedback_role_arn
        rate     = self.sqs_success_feedback_sample_rate
      },
      ] : {
      Protocol                  = l.protocol
      FailureFeedbackRoleArn    = l.failure
      SuccessFeedbackRoleArn    = l.success
      SuccessFeedbackSampleRate = l.rate
    } if l.failure != null || l.success != null || l.rate != null]
  }

  also "topic_policy" {
    when = self.policy != null
    type = "AWS::SNS::TopicPolicy"
    properties = {
      Topics         = [ref()]
      PolicyDocument = self.policy
    }
  }

  attributes = {
    id    = ref()
    arn   = ref()
    owner = account()
  }

  synthesis = {
    id  = self.name == null ? null : arn("sns", region(), account(), self.name)
    arn = self.name == null ? null : arn("sns", region(), account(), self.name)
  }

  unsupported = {
    delivery_policy = "CloudFormation has delivery policies on subscriptions only: set it on aws_sns_topic_subscription"
  }
}

rule "aws_sns_topic_policy" {
  type = "AWS::SNS::TopicPolicy"

  properties = {
    Topics         = [self.arn]
    PolicyDocument = self.policy
  }

  attributes = {
    id    = self.arn
    owner = account()
  }
}

rule "aws_sns_topic_subscription" {
  type = "AWS::SNS::Subscription"

  properties = {
    TopicArn            = self.topic_arn
    Protocol            = self.protocol
    Endpoint            = self.endpoint
    DeliveryPolicy      = self.delivery_policy
    FilterPolicy        = self.filter_policy
    FilterPolicyScope   = self.filter_policy_scope
    RawMessageDelivery  = self.raw_message_delivery
    RedrivePolicy       = self.redrive_policy
    ReplayPolicy        = self.replay_policy
    SubscriptionRoleArn = self.subscription_role_arn
  }

  attributes = {
    id       = ref()
    arn      = ref()
    owner_id = account()
  }

  # How long Terraform waits for the confirmation.
  no_effect = ["confirmation_timeout_in_minutes", "endpoint_auto_confirms"]
}

data "aws_sns_topic" {
  attributes = {
    id  = arn("sns", region(), account(), self.name)
    arn = arn("sns", region(), account(), self.name)
  }

  no_effect = ["tags"]
}

rule "aws_sns_topic_data_protection_policy" {
  fold {
    into = self.arn
    host = "aws_sns_topic"
    properties = {
      DataProtectionPolicy = self.policy
    }
  }
}
