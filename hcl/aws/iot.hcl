# AWS IoT Core: things, their certificates and policies, topic rules.

shape "iot_cloudwatch_alarm" {
  value = {
    CloudwatchAlarm = {
      AlarmName   = item.alarm_name
      RoleArn     = item.role_arn
      StateReason = item.state_reason
      StateValue  = item.state_value
    }
  }
}

shape "iot_cloudwatch_logs" {
  value = {
    CloudwatchLogs = {
      BatchMode    = item.batch_mode
      LogGroupName = item.log_group_name
      RoleArn      = item.role_arn
    }
  }
}

shape "iot_cloudwatch_metric" {
  value = {
    CloudwatchMetric = {
      MetricName      = item.metric_name
      MetricNamespace = item.metric_namespace
      MetricTimestamp = item.metric_timestamp
      MetricUnit      = item.metric_unit
      MetricValue     = item.metric_value
      RoleArn         = item.role_arn
    }
  }
}

shape "iot_dynamodb" {
  value = {
    DynamoDB = {
      HashKeyField  = item.hash_key_field
      HashKeyType   = item.hash_key_type
      HashKeyValue  = item.hash_key_value
      PayloadField  = item.payload_field
      RangeKeyField = item.range_key_field
      RangeKeyType  = item.range_key_type
      RangeKeyValue = item.range_key_value
      RoleArn       = item.role_arn
      TableName     = item.table_name
    }
  }
}

shape "iot_dynamodbv2" {
  value = {
    DynamoDBv2 = {
      PutItem = one([for x in item.put_item : { TableName = x.table_name }])
      RoleArn = item.role_arn
    }
  }
}

shape "iot_elasticsearch" {
  value = {
    Elasticsearch = {
      Endpoint = item.endpoint
      Id       = item.id
      Index    = item.index
      RoleArn  = item.role_arn
      Type     = item.type
    }
  }
}

shape "iot_firehose" {
  value = {
    Firehose = {
      BatchMode          = item.batch_mode
      DeliveryStreamName = item.delivery_stream_name
      RoleArn            = item.role_arn
      Separator          = item.separator
    }
  }
}

shape "iot_http" {
  value = {
    Http = {
      ConfirmationUrl = item.confirmation_url
      Headers         = [for x in item.http_header : { Key = x.key, Value = x.value }]
      Url             = item.url
    }
  }
}

shape "iot_iot_analytics" {
  value = {
    IotAnalytics = {
      BatchMode   = item.batch_mode
      ChannelName = item.channel_name
      RoleArn     = item.role_arn
    }
  }
}

shape "iot_iot_events" {
  value = {
    IotEvents = {
      BatchMode = item.batch_mode
      InputName = item.input_name
      MessageId = item.message_id
      RoleArn   = item.role_arn
    }
  }
}

shape "iot_kafka" {
  value = {
    Kafka = {
      ClientProperties = item.client_properties
      DestinationArn   = item.destination_arn
      Headers          = [for x in item.header : { Key = x.key, Value = x.value }]
      Key              = item.key
      Partition        = item.partition
      Topic            = item.topic
    }
  }
}

shape "iot_kinesis" {
  value = {
    Kinesis = {
      PartitionKey = item.partition_key
      RoleArn      = item.role_arn
      StreamName   = item.stream_name
    }
  }
}

shape "iot_lambda" {
  value = {
    Lambda = {
      FunctionArn = item.function_arn
    }
  }
}

shape "iot_republish" {
  value = {
    Republish = {
      Qos     = item.qos
      RoleArn = item.role_arn
      Topic   = item.topic
    }
  }
}

shape "iot_s3" {
  value = {
    S3 = {
      BucketName = item.bucket_name
      CannedAcl  = item.canned_acl
      Key        = item.key
      RoleArn    = item.role_arn
    }
  }
}

shape "iot_sns" {
  value = {
    Sns = {
      MessageFormat = item.message_format
      RoleArn       = item.role_arn
      TargetArn     = item.target_arn
    }
  }
}

shape "iot_sqs" {
  value = {
    Sqs = {
      QueueUrl  = item.queue_url
      RoleArn   = item.role_arn
      UseBase64 = item.use_base64
    }
  }
}

shape "iot_step_functions" {
  value = {
    StepFunctions = {
      ExecutionNamePrefix = item.execution_name_prefix
      RoleArn             = item.role_arn
      StateMachineName    = item.state_machine_name
    }
  }
}

shape "iot_timestream" {
  value = {
    Timestream = {
      DatabaseName = item.database_name
      Dimensions   = [for x in item.dimension : { Name = x.name, Value = x.value }]
      RoleArn      = item.role_arn
      TableName    = item.table_name
      Timestamp    = one([for x in item.timestamp : { Unit = x.unit, Value = x.value }])
    }
  }
}

# All actions of a rule, or the one after an error.
shape "iot_action" {
  value = concat(
    iot_cloudwatch_alarm(item.cloudwatch_alarm),
    iot_cloudwatch_logs(item.cloudwatch_logs),
    iot_cloudwatch_metric(item.cloudwatch_metric),
    iot_dynamodb(item.dynamodb),
    iot_dynamodbv2(item.dynamodbv2),
    iot_elasticsearch(item.elasticsearch),
    iot_firehose(item.firehose),
    iot_http(item.http),
    iot_iot_analytics(item.iot_analytics),
    iot_iot_events(item.iot_events),
    iot_kafka(item.kafka),
    iot_kinesis(item.kinesis),
    iot_lambda(item.lambda),
    iot_republish(item.republish),
    iot_s3(item.s3),
    iot_sns(item.sns),
    iot_sqs(item.sqs),
    iot_step_functions(item.step_functions),
    iot_timestream(item.timestream)
  )
}

rule "aws_iot_topic_rule" {
  type = "AWS::IoT::TopicRule"

  properties = {
    RuleName = self.name
    Tags     = tags(self.tags)
    TopicRulePayload = {
      Actions          = one(iot_action([self]))
      AwsIotSqlVersion = self.sql_version
      Description      = self.description
      ErrorAction      = one(flatten(iot_action(self.error_action)))
      RuleDisabled     = !self.enabled
      Sql              = self.sql
    }
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }

  unsupported = {
    "dynamodb.operation"              = { unless = ["INSERT"], reason = "CloudFormation's action of this kind only inserts: leave the operation out" }
    "error_action.dynamodb.operation" = { unless = ["INSERT"], reason = "CloudFormation's action of this kind only inserts: leave the operation out" }
  }
}

# Terraform makes a key when there is neither a request nor a certificate, and keeps it in its state; a stack could tell it to nobody.
rule "aws_iot_certificate" {
  type = "AWS::IoT::Certificate"

  properties = {
    CACertificatePem          = self.ca_pem
    CertificateMode           = self.certificate_pem != null && self.ca_pem == null ? "SNI_ONLY" : null
    CertificatePem            = self.certificate_pem
    CertificateSigningRequest = self.csr != null || self.certificate_pem != null ? self.csr : fail("CloudFormation makes no key pairs for certificates: give a signing request in `csr`, or a certificate in `certificate_pem`")
    Status                    = self.active ? "ACTIVE" : "INACTIVE"
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }
}

rule "aws_iot_ca_certificate" {
  type = "AWS::IoT::CACertificate"

  properties = {
    CACertificatePem           = self.ca_certificate_pem
    CertificateMode            = self.certificate_mode
    Tags                       = tags(self.tags)
    VerificationCertificatePem = self.verification_certificate_pem
    RegistrationConfig = one([for x in self.registration_config : {
      RoleArn      = x.role_arn
      TemplateBody = x.template_body
      TemplateName = x.template_name
    }])
    AutoRegistrationStatus = self.allow_auto_registration ? "ENABLE" : "DISABLE"
    Status                 = self.active ? "ACTIVE" : "INACTIVE"
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }
}

rule "aws_iot_policy" {
  type = "AWS::IoT::Policy"

  properties = {
    Tags           = tags(self.tags)
    PolicyName     = self.name
    PolicyDocument = self.policy
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }
}

rule "aws_iot_policy_attachment" {
  type = "AWS::IoT::PolicyPrincipalAttachment"

  properties = {
    PolicyName = self.policy
    Principal  = self.target
  }

  attributes = {
    id = "${self.policy}|${self.target}"
  }
}

rule "aws_iot_thing" {
  type = "AWS::IoT::Thing"

  properties = {
    ThingName        = self.name
    AttributePayload = { Attributes = self.attributes }
  }

  attributes = {
    id                = ref()
    name              = ref()
    arn               = getatt("Arn")
    default_client_id = ref()
  }

  unsupported = {
    thing_type_name = "CloudFormation gives things no type: leave it out, or set it with `aws iot update-thing`"
  }
}

rule "aws_iot_thing_principal_attachment" {
  type = "AWS::IoT::ThingPrincipalAttachment"

  properties = {
    Principal = self.principal
    ThingName = self.thing
  }
}

rule "aws_iot_thing_group" {
  type = "AWS::IoT::ThingGroup"

  properties = {
    ParentGroupName = self.parent_group_name
    Tags            = tags(self.tags)
    ThingGroupName  = self.name
    ThingGroupProperties = one([for x in self.properties : {
      ThingGroupDescription = x.description
      AttributePayload      = one([for y in x.attribute_payload : { Attributes = y.attributes }])
    }])
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }
}

rule "aws_iot_thing_group_membership" {
  no_peer = "CloudFormation puts no things into groups: do it with `aws iot add-thing-to-thing-group` when the stack is complete, or let a query select them (a dynamic group)"
}

rule "aws_iot_thing_type" {
  type = "AWS::IoT::ThingType"

  properties = {
    Tags                = tags(self.tags)
    ThingTypeName       = self.name
    ThingTypeProperties = one([for x in self.properties : { SearchableAttributes = x.searchable_attributes, ThingTypeDescription = x.description }])
    DeprecateThingType  = self.deprecated
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }
}

rule "aws_iot_billing_group" {
  type = "AWS::IoT::BillingGroup"

  properties = {
    Tags                   = tags(self.tags)
    BillingGroupName       = self.name
    BillingGroupProperties = one([for x in self.properties : { BillingGroupDescription = x.description }])
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }
}

rule "aws_iot_role_alias" {
  type = "AWS::IoT::RoleAlias"

  properties = {
    RoleArn                   = self.role_arn
    Tags                      = tags(self.tags)
    RoleAlias                 = self.alias
    CredentialDurationSeconds = self.credential_duration
  }

  attributes = {
    id    = ref()
    alias = ref()
    arn   = getatt("RoleAliasArn")
  }
}

rule "aws_iot_provisioning_template" {
  type = "AWS::IoT::ProvisioningTemplate"

  properties = {
    Description         = self.description
    Enabled             = self.enabled == null ? false : self.enabled
    ProvisioningRoleArn = self.provisioning_role_arn
    Tags                = tags(self.tags)
    TemplateBody        = self.template_body
    TemplateName        = self.name
    TemplateType        = self.type
    PreProvisioningHook = one([for x in self.pre_provisioning_hook : { PayloadVersion = x.payload_version == null ? "2020-04-01" : x.payload_version, TargetArn = x.target_arn }])
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("TemplateArn")
  }
}

rule "aws_iot_authorizer" {
  type = "AWS::IoT::Authorizer"

  properties = {
    AuthorizerFunctionArn  = self.authorizer_function_arn
    EnableCachingForHttp   = self.enable_caching_for_http
    SigningDisabled        = self.signing_disabled == null ? false : self.signing_disabled
    Status                 = self.status == null ? "ACTIVE" : self.status
    Tags                   = tags(self.tags)
    TokenKeyName           = self.token_key_name
    TokenSigningPublicKeys = self.token_signing_public_keys
    AuthorizerName         = self.name
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }
}

rule "aws_iot_domain_configuration" {
  type = "AWS::IoT::DomainConfiguration"

  properties = {
    ApplicationProtocol       = self.application_protocol
    AuthenticationType        = self.authentication_type
    DomainName                = self.domain_name
    ServerCertificateArns     = self.server_certificate_arns
    ServiceType               = self.service_type == null ? "DATA" : self.service_type
    Tags                      = tags(self.tags)
    ValidationCertificateArn  = self.validation_certificate_arn
    DomainConfigurationName   = self.name
    DomainConfigurationStatus = self.status
    AuthorizerConfig          = one([for x in self.authorizer_config : { AllowAuthorizerOverride = x.allow_authorizer_override, DefaultAuthorizerName = x.default_authorizer_name }])
    TlsConfig                 = one([for x in self.tls_config : { SecurityPolicy = x.security_policy }])
  }

  attributes = {
    id          = ref()
    name        = ref()
    arn         = getatt("Arn")
    domain_type = getatt("DomainType")
  }
}

rule "aws_iot_topic_rule_destination" {
  type = "AWS::IoT::TopicRuleDestination"

  properties = {
    Status = self.enabled != false ? "ENABLED" : "DISABLED"
    VpcProperties = one([for x in self.vpc_configuration : {
      RoleArn        = x.role_arn
      SecurityGroups = x.security_groups
      SubnetIds      = x.subnet_ids
      VpcId          = x.vpc_id
    }])
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }
}

rule "aws_iot_logging_options" {
  type = "AWS::IoT::Logging"

  properties = {
    AccountId       = account()
    DefaultLogLevel = self.disable_all_logs == true ? "DISABLED" : self.default_log_level
    RoleArn         = self.role_arn
  }
}

rule "aws_iot_event_configurations" {
  no_peer = "CloudFormation sets which events are published only together with the logging options: set it with `aws iot update-event-configurations`"
}
