# Amazon Kinesis Data Streams.

rule "aws_kinesis_stream" {
  type = "AWS::Kinesis::Stream"

  properties = {
    Name                     = self.name
    RetentionPeriodHours     = self.retention_period
    ShardCount               = self.shard_count
    DesiredShardLevelMetrics = self.shard_level_metrics
    Tags                     = tags(self.tags)
    StreamModeDetails        = one([for s in self.stream_mode_details : { StreamMode = s.stream_mode }])
    StreamEncryption         = self.encryption_type == "KMS" ? { EncryptionType = "KMS", KeyId = self.kms_key_id } : null
  }

  attributes = {
    id   = getatt("Arn")
    arn  = getatt("Arn")
    name = ref()
  }

  synthesis = {
    arn = arn("kinesis", region(), account(), "stream/${self.name}")
    id  = arn("kinesis", region(), account(), "stream/${self.name}")
  }

  no_effect = ["enforce_consumer_deletion"]

  unsupported = {
    arn = "the service gives the ARN: remove the argument"
  }
}

rule "aws_kinesis_stream_consumer" {
  type = "AWS::Kinesis::StreamConsumer"

  properties = {
    ConsumerName = self.name
    StreamARN    = self.stream_arn
  }

  attributes = {
    id                 = ref()
    creation_timestamp = getatt("ConsumerCreationTimestamp")
    arn                = ref()
  }
}

rule "aws_kinesis_resource_policy" {
  type = "AWS::Kinesis::ResourcePolicy"

  properties = {
    ResourcePolicy = self.policy
    ResourceArn    = self.resource_arn
  }

  attributes = {
    id = ref()
  }
}

data "aws_kinesis_stream" {
  attributes = {
    id  = arn("kinesis", region(), account(), "stream/${self.name}")
    arn = arn("kinesis", region(), account(), "stream/${self.name}")
  }

  no_effect = ["tags"]
}

rule "aws_kinesis_video_stream" {
  type = "AWS::KinesisVideo::Stream"

  properties = {
    DataRetentionInHours = self.data_retention_in_hours
    DeviceName           = self.device_name
    KmsKeyId             = self.kms_key_id
    MediaType            = self.media_type
    Name                 = self.name
    Tags                 = tags(self.tags)
  }

  attributes = {
    id   = getatt("Arn")
    arn  = getatt("Arn")
    name = ref()
  }
}
