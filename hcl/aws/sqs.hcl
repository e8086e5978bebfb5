# Amazon Simple Queue Service.

rule "aws_sqs_queue" {
  type = "AWS::SQS::Queue"

  properties = {
    QueueName                     = physical_name(self.name, self.name_prefix)
    ContentBasedDeduplication     = self.content_based_deduplication == true ? true : null
    DeduplicationScope            = self.deduplication_scope
    DelaySeconds                  = self.delay_seconds
    FifoQueue                     = self.fifo_queue == true ? true : null
    FifoThroughputLimit           = self.fifo_throughput_limit
    KmsDataKeyReusePeriodSeconds  = self.kms_data_key_reuse_period_seconds
    KmsMasterKeyId                = self.kms_master_key_id
    MaximumMessageSize            = self.max_message_size != null ? self.max_message_size : 262144 # the provider's default; that of AWS is 1 MiB
    MessageRetentionPeriod        = self.message_retention_seconds
    ReceiveMessageWaitTimeSeconds = self.receive_wait_time_seconds
    RedriveAllowPolicy            = self.redrive_allow_policy
    SqsManagedSseEnabled          = self.sqs_managed_sse_enabled
    Tags                          = tags(self.tags)
    VisibilityTimeout             = self.visibility_timeout_seconds

    RedrivePolicy = one([for p in self.redrive_policy[*] : {
      deadLetterTargetArn = jsondecode(p).deadLetterTargetArn
      maxReceiveCount     = jsondecode(p).maxReceiveCount
    }])
  }

  also "queue_policy" {
    when = self.policy != null
    type = "AWS::SQS::QueuePolicy"
    properties = {
      Queues         = [ref()]
      PolicyDocument = self.policy
    }
  }

  attributes = {
    id  = ref()
    url = ref()
    arn = getatt("Arn")
  }

  synthesis = {
    id  = self.name == null ? null : "https://sqs.${region()}.${url_suffix()}/${account()}/${self.name}"
    url = self.name == null ? null : "https://sqs.${region()}.${url_suffix()}/${account()}/${self.name}"
    arn = self.name == null ? null : arn("sqs", region(), account(), self.name)
  }
}

rule "aws_sqs_queue_policy" {
  type = "AWS::SQS::QueuePolicy"

  properties = {
    Queues         = [self.queue_url]
    PolicyDocument = self.policy
  }

  attributes = {
    id = self.queue_url
  }
}

rule "aws_sqs_queue_redrive_policy" {
  fold {
    into = self.queue_url
    host = "aws_sqs_queue"
    properties = {
      RedrivePolicy = {
        deadLetterTargetArn = jsondecode(self.redrive_policy).deadLetterTargetArn
        maxReceiveCount     = jsondecode(self.redrive_policy).maxReceiveCount
      }
    }
  }

  attributes = {
    id = self.queue_url
  }
}

rule "aws_sqs_queue_redrive_allow_policy" {
  fold {
    into = self.queue_url
    host = "aws_sqs_queue"
    properties = {
      RedriveAllowPolicy = self.redrive_allow_policy
    }
  }

  attributes = {
    id = self.queue_url
  }
}

data "aws_sqs_queue" {
  attributes = {
    id  = "https://sqs.${region()}.${url_suffix()}/${account()}/${self.name}"
    arn = arn("sqs", region(), account(), self.name)
    url = "https://sqs.${region()}.${url_suffix()}/${account()}/${self.name}"
  }

  no_effect = ["tags"]
}
