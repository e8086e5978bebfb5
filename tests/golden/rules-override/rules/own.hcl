rule "aws_sqs_queue" {
  type = "AWS::SQS::Queue"

  properties = {
    QueueName              = "prefix-${self.name}"
    MessageRetentionPeriod = 60
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }
}

rule "aws_lightsail_static_ip" {
  type = "AWS::Lightsail::StaticIp"

  properties = {
    StaticIpName = self.name
  }

  attributes = {
    ip_address = getatt("IpAddress")
  }
}
