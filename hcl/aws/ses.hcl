# Amazon SES. Both APIs of the service make the same things; CloudFormation has one type for each.

# --- identities -------------------------------------------------------------------------------------------------------

# CloudFormation always signs with keys of the service and verifies a domain by the records of these.
rule "aws_ses_domain_identity" {
  type = "AWS::SES::EmailIdentity"

  properties = {
    EmailIdentity = self.domain
  }

  attributes = {
    id                 = ref()
    domain             = ref()
    arn                = arn("ses", region(), account(), "identity/${ref()}")
    _dkim_token_1      = split(".", getatt("DkimDNSTokenName1"))[0]
    _dkim_token_2      = split(".", getatt("DkimDNSTokenName2"))[0]
    _dkim_token_3      = split(".", getatt("DkimDNSTokenName3"))[0]
    verification_token = fail("CloudFormation verifies a domain by its DKIM records: publish those of aws_ses_domain_dkim (CNAME), and leave out the TXT record of the token")
  }
}

rule "aws_ses_domain_identity_verification" {
  absorbed = "CloudFormation does not wait until a domain is verified"

  attributes = {
    id  = self.domain
    arn = arn("ses", region(), account(), "identity/${self.domain}")
  }
}

rule "aws_ses_domain_dkim" {
  fold {
    into       = self.domain
    host       = "aws_ses_domain_identity"
    properties = { DkimAttributes = { SigningEnabled = true } }
  }

  attributes = {
    id          = self.domain
    dkim_tokens = [sibling(self.domain, "_dkim_token_1"), sibling(self.domain, "_dkim_token_2"), sibling(self.domain, "_dkim_token_3")]
  }
}

rule "aws_ses_domain_mail_from" {
  fold {
    into = self.domain
    host = ["aws_ses_domain_identity", "aws_ses_email_identity"]
    properties = {
      MailFromAttributes = {
        BehaviorOnMxFailure = self.behavior_on_mx_failure == "RejectMessage" ? "REJECT_MESSAGE" : "USE_DEFAULT_VALUE"
        MailFromDomain      = self.mail_from_domain
      }
    }
  }

  attributes = {
    id = self.domain
  }
}

rule "aws_ses_email_identity" {
  type = "AWS::SES::EmailIdentity"

  properties = {
    EmailIdentity = self.email
  }

  attributes = {
    id    = ref()
    email = ref()
    arn   = arn("ses", region(), account(), "identity/${ref()}")
  }
}

rule "aws_sesv2_email_identity" {
  type = "AWS::SES::EmailIdentity"

  properties = {
    ConfigurationSetAttributes = self.configuration_set_name != null ? { ConfigurationSetName = self.configuration_set_name } : null
    DkimSigningAttributes = one([for x in self.dkim_signing_attributes : {
      DomainSigningPrivateKey = x.domain_signing_private_key
      DomainSigningSelector   = x.domain_signing_selector
      NextSigningKeyLength    = x.next_signing_key_length
    }])
    EmailIdentity = self.email_identity
    Tags          = tags(self.tags)
  }

  attributes = {
    id             = ref()
    email_identity = ref()
    arn            = arn("ses", region(), account(), "identity/${ref()}")
    dkim_signing_attributes = [{
      tokens = [for n in [getatt("DkimDNSTokenName1"), getatt("DkimDNSTokenName2"), getatt("DkimDNSTokenName3")] : split(".", n)[0]]
    }]
  }
}

rule "aws_sesv2_email_identity_mail_from_attributes" {
  fold {
    into = self.email_identity
    host = "aws_sesv2_email_identity"
    properties = {
      MailFromAttributes = { BehaviorOnMxFailure = self.behavior_on_mx_failure == null ? "USE_DEFAULT_VALUE" : self.behavior_on_mx_failure, MailFromDomain = self.mail_from_domain }
    }
  }

  attributes = {
    id = self.email_identity
  }
}

rule "aws_sesv2_email_identity_feedback_attributes" {
  fold {
    into       = self.email_identity
    host       = "aws_sesv2_email_identity"
    properties = { FeedbackAttributes = { EmailForwardingEnabled = self.email_forwarding_enabled == true } }
  }

  attributes = {
    id = self.email_identity
  }
}

rule "aws_sesv2_email_identity_policy" {
  no_peer = "CloudFormation attaches no policies to identities: attach it with `aws sesv2 create-email-identity-policy` when the stack is complete"
}

rule "aws_ses_identity_policy" {
  no_peer = "CloudFormation attaches no policies to identities: attach it with `aws ses put-identity-policy` when the stack is complete"
}

rule "aws_ses_identity_notification_topic" {
  no_peer = "CloudFormation sets no topics of identities: let a configuration set send the events (aws_ses_event_destination), or set it with `aws ses set-identity-notification-topic`"
}

# --- configuration sets -----------------------------------------------------------------------------------------------

rule "aws_ses_configuration_set" {
  type = "AWS::SES::ConfigurationSet"

  properties = {
    Name = self.name
    DeliveryOptions = one([for x in self.delivery_options : {
      TlsPolicy = x.tls_policy == null ? "OPTIONAL" : upper(x.tls_policy)
    }])
    TrackingOptions   = one([for x in self.tracking_options : { CustomRedirectDomain = x.custom_redirect_domain }])
    ReputationOptions = { ReputationMetricsEnabled = self.reputation_metrics_enabled == null ? false : self.reputation_metrics_enabled }
    SendingOptions    = { SendingEnabled = self.sending_enabled == null ? true : self.sending_enabled }
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("ses", region(), account(), "configuration-set/${ref()}")
  }

  synthesis = {
    arn = arn("ses", region(), account(), "configuration-set/${self.name}")
  }
}

rule "aws_sesv2_configuration_set" {
  type = "AWS::SES::ConfigurationSet"

  properties = {
    Tags = tags(self.tags)
    DeliveryOptions = one([for x in self.delivery_options : {
      MaxDeliverySeconds = x.max_delivery_seconds
      SendingPoolName    = x.sending_pool_name
      TlsPolicy          = x.tls_policy
    }])
    ReputationOptions  = one([for x in self.reputation_options : { ReputationMetricsEnabled = x.reputation_metrics_enabled }])
    SendingOptions     = one([for x in self.sending_options : { SendingEnabled = x.sending_enabled }])
    SuppressionOptions = one([for x in self.suppression_options : { SuppressedReasons = x.suppressed_reasons }])
    TrackingOptions    = one([for x in self.tracking_options : { CustomRedirectDomain = x.custom_redirect_domain, HttpsPolicy = x.https_policy }])
    VdmOptions = one([for x in self.vdm_options : {
      DashboardOptions = one([for y in x.dashboard_options : { EngagementMetrics = y.engagement_metrics }])
      GuardianOptions  = one([for y in x.guardian_options : { OptimizedSharedDelivery = y.optimized_shared_delivery }])
    }])
    Name = self.configuration_set_name
  }

  attributes = {
    id                     = ref()
    configuration_set_name = ref()
    arn                    = arn("ses", region(), account(), "configuration-set/${ref()}")
  }

  synthesis = {
    arn = arn("ses", region(), account(), "configuration-set/${self.configuration_set_name}")
  }
}

rule "aws_ses_event_destination" {
  type = "AWS::SES::ConfigurationSetEventDestination"

  properties = {
    ConfigurationSetName = self.configuration_set_name
    EventDestination = {
      CloudWatchDestination = length(self.cloudwatch_destination) == 0 ? null : {
        DimensionConfigurations = [for x in self.cloudwatch_destination : {
          DefaultDimensionValue = x.default_value
          DimensionName         = x.dimension_name
          DimensionValueSource  = x.value_source
        }]
      }
      Enabled                    = self.enabled == true
      KinesisFirehoseDestination = one([for x in self.kinesis_destination : { DeliveryStreamARN = x.stream_arn, IAMRoleARN = x.role_arn }])
      MatchingEventTypes         = self.matching_types
      Name                       = self.name
      SnsDestination             = one([for x in self.sns_destination : { TopicARN = x.topic_arn }])
    }
  }

  attributes = {
    id  = self.name
    arn = arn("ses", region(), account(), "configuration-set/${self.configuration_set_name}:event-destination/${self.name}")
  }
}

rule "aws_sesv2_configuration_set_event_destination" {
  type = "AWS::SES::ConfigurationSetEventDestination"

  properties = {
    ConfigurationSetName = self.configuration_set_name
    EventDestination = one([for x in self.event_destination : {
      Enabled            = x.enabled == true
      Name               = self.event_destination_name
      MatchingEventTypes = x.matching_event_types
      CloudWatchDestination = one([for y in x.cloud_watch_destination : {
        DimensionConfigurations = [for z in y.dimension_configuration : {
          DefaultDimensionValue = z.default_dimension_value
          DimensionName         = z.dimension_name
          DimensionValueSource  = z.dimension_value_source
        }]
      }])
      EventBridgeDestination     = one([for y in x.event_bridge_destination : { EventBusArn = y.event_bus_arn }])
      KinesisFirehoseDestination = one([for y in x.kinesis_firehose_destination : { DeliveryStreamARN = y.delivery_stream_arn, IAMRoleARN = y.iam_role_arn }])
      SnsDestination             = one([for y in x.sns_destination : { TopicARN = y.topic_arn }])
    }])
  }

  attributes = {
    id = "${self.configuration_set_name}|${self.event_destination_name}"
  }

  unsupported = {
    "event_destination.pinpoint_destination" = "CloudFormation sends no events to Pinpoint from here: add it with `aws sesv2 create-configuration-set-event-destination`, or use another destination"
  }
}

rule "aws_sesv2_contact_list" {
  type = "AWS::SES::ContactList"

  properties = {
    ContactListName = self.contact_list_name
    Description     = self.description
    Tags            = tags(self.tags)
    Topics = [for x in self.topic : {
      DefaultSubscriptionStatus = x.default_subscription_status
      Description               = x.description
      DisplayName               = x.display_name
      TopicName                 = x.topic_name
    }]
  }

  attributes = {
    id                = ref()
    contact_list_name = ref()
    arn               = arn("ses", region(), account(), "contact-list/${ref()}")
  }
}

rule "aws_sesv2_dedicated_ip_pool" {
  type = "AWS::SES::DedicatedIpPool"

  properties = {
    PoolName    = self.pool_name
    ScalingMode = self.scaling_mode
    Tags        = tags(self.tags)
  }

  attributes = {
    id        = ref()
    pool_name = ref()
    arn       = arn("ses", region(), account(), "dedicated-ip-pool/${ref()}")
  }
}

# --- templates and mail that is received --------------------------------------------------------------------------------

rule "aws_ses_template" {
  type = "AWS::SES::Template"

  properties = {
    Template = {
      HtmlPart     = self.html
      SubjectPart  = self.subject
      TemplateName = self.name
      TextPart     = self.text
    }
  }

  attributes = {
    id  = self.name
    arn = arn("ses", region(), account(), "template/${self.name}")
  }
}

rule "aws_ses_receipt_rule_set" {
  type = "AWS::SES::ReceiptRuleSet"

  properties = {
    RuleSetName = self.rule_set_name
  }

  attributes = {
    id            = ref()
    rule_set_name = ref()
    arn           = arn("ses", region(), account(), "receipt-rule-set/${ref()}")
  }
}

rule "aws_ses_active_receipt_rule_set" {
  no_peer = "CloudFormation makes no set of rules the active one: do it with `aws ses set-active-receipt-rule-set` when the stack is complete"
}

# Terraform numbers the actions of a rule, CloudFormation takes them in order.
rule "aws_ses_receipt_rule" {
  type = "AWS::SES::ReceiptRule"

  properties = {
    After = self.after
    Rule = {
      Actions = flatten([for p in range(1, 1 + max(0, concat([for x in self.add_header_action : x.position], [for x in self.bounce_action : x.position], [for x in self.lambda_action : x.position], [for x in self.s3_action : x.position], [for x in self.sns_action : x.position], [for x in self.stop_action : x.position], [for x in self.workmail_action : x.position])...)) : concat(
        [for x in self.add_header_action : { AddHeaderAction = { HeaderName = x.header_name, HeaderValue = x.header_value } } if x.position == p],
        [for x in self.bounce_action : { BounceAction = { Message = x.message, Sender = x.sender, SmtpReplyCode = x.smtp_reply_code, StatusCode = x.status_code, TopicArn = x.topic_arn } } if x.position == p],
        [for x in self.lambda_action : { LambdaAction = { FunctionArn = x.function_arn, InvocationType = x.invocation_type, TopicArn = x.topic_arn } } if x.position == p],
        [for x in self.s3_action : { S3Action = { BucketName = x.bucket_name, IamRoleArn = x.iam_role_arn, KmsKeyArn = x.kms_key_arn, ObjectKeyPrefix = x.object_key_prefix, TopicArn = x.topic_arn } } if x.position == p],
        [for x in self.sns_action : { SNSAction = { Encoding = x.encoding, TopicArn = x.topic_arn } } if x.position == p],
        [for x in self.stop_action : { StopAction = { Scope = x.scope, TopicArn = x.topic_arn } } if x.position == p],
        [for x in self.workmail_action : { WorkmailAction = { OrganizationArn = x.organization_arn, TopicArn = x.topic_arn } } if x.position == p]
      )])
      Enabled     = self.enabled
      Name        = self.name
      Recipients  = self.recipients
      ScanEnabled = self.scan_enabled
      TlsPolicy   = self.tls_policy
    }
    RuleSetName = self.rule_set_name
  }

  attributes = {
    id  = self.name
    arn = arn("ses", region(), account(), "receipt-rule-set/${self.rule_set_name}:receipt-rule/${self.name}")
  }
}

rule "aws_ses_receipt_filter" {
  type = "AWS::SES::ReceiptFilter"

  properties = {
    Filter = {
      IpFilter = { Cidr = self.cidr, Policy = self.policy }
      Name     = self.name
    }
  }

  attributes = {
    id  = self.name
    arn = arn("ses", region(), account(), "receipt-filter/${self.name}")
  }
}
