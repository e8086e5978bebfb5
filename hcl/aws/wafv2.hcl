# AWS WAF, version 2.
#
# Statements nest: the provider unrolls that, so there is a shape for each level. `wafv2_match` are the statements that contain no others.

# --- what statements are made of ---------------------------------------------------------------------------------------------------

shape "wafv2_immunity_time" {
  value = { ImmunityTimeProperty = one([for i in item.immunity_time_property : { ImmunityTime = i.immunity_time }]) }
}

shape "wafv2_visibility" {
  value = {
    CloudWatchMetricsEnabled = item.cloudwatch_metrics_enabled
    MetricName               = item.metric_name
    SampledRequestsEnabled   = item.sampled_requests_enabled
  }
}

# An action that lets the request go on.
shape "wafv2_pass" {
  value = choose(length(item.custom_request_handling) == 0, {}, {
    CustomRequestHandling = one([for c in item.custom_request_handling : {
      InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
    }])
  })
}

shape "wafv2_block" {
  value = choose(length(item.custom_response) == 0, {}, {
    CustomResponse = one([for c in item.custom_response : {
      CustomResponseBodyKey = c.custom_response_body_key
      ResponseCode          = c.response_code
      ResponseHeaders       = [for h in c.response_header : { Name = h.name, Value = h.value }]
    }])
  })
}

shape "wafv2_action" {
  value = {
    Allow     = one(wafv2_pass(item.allow))
    Block     = one(wafv2_block(item.block))
    Captcha   = one(wafv2_pass(item.captcha))
    Challenge = one(wafv2_pass(item.challenge))
    Count     = one(wafv2_pass(item.count))
  }
}

shape "wafv2_action_override" {
  value = { Name = item.name, ActionToUse = one(wafv2_action(item.action_to_use)) }
}

shape "wafv2_transformation" {
  value = { Priority = item.priority, Type = item.type }
}

shape "wafv2_forwarded_ip" {
  value = { FallbackBehavior = item.fallback_behavior, HeaderName = item.header_name }
}

shape "wafv2_fallback" {
  value = { FallbackBehavior = item.fallback_behavior }
}

shape "wafv2_field_to_match" {
  value = {
    AllQueryArguments = length(item.all_query_arguments) > 0 ? {} : null
    Body              = one([for b in item.body : { OversizeHandling = b.oversize_handling == null || b.oversize_handling == "" ? "CONTINUE" : b.oversize_handling }])
    Cookies = one([for c in item.cookies : {
      MatchScope       = c.match_scope
      OversizeHandling = c.oversize_handling
      MatchPattern = one([for p in c.match_pattern : {
        All             = length(p.all) > 0 ? {} : null
        ExcludedCookies = p.excluded_cookies
        IncludedCookies = p.included_cookies
      }])
    }])
    HeaderOrder = one([for h in item.header_order : { OversizeHandling = h.oversize_handling }])
    Headers = one([for h in item.headers : {
      MatchScope       = h.match_scope
      OversizeHandling = h.oversize_handling
      MatchPattern = one([for p in h.match_pattern : {
        All             = length(p.all) > 0 ? {} : null
        ExcludedHeaders = p.excluded_headers
        IncludedHeaders = p.included_headers
      }])
    }])
    JA3Fingerprint = one(wafv2_fallback(item.ja3_fingerprint))
    JA4Fingerprint = one(wafv2_fallback(item.ja4_fingerprint))
    JsonBody = one([for j in item.json_body : {
      InvalidFallbackBehavior = j.invalid_fallback_behavior
      MatchScope              = j.match_scope
      OversizeHandling        = j.oversize_handling
      MatchPattern = one([for p in j.match_pattern : {
        All           = length(p.all) > 0 ? {} : null
        IncludedPaths = p.included_paths
      }])
    }])
    Method              = length(item.method) > 0 ? {} : null
    QueryString         = length(item.query_string) > 0 ? {} : null
    SingleHeader        = one([for h in item.single_header : { Name = h.name }])
    SingleQueryArgument = one([for a in item.single_query_argument : { Name = a.name }])
    UriFragment         = one(wafv2_fallback(item.uri_fragment))
    UriPath             = length(item.uri_path) > 0 ? {} : null
  }
}

# --- statements --------------------------------------------------------------------------------------------------------------------

shape "wafv2_match" {
  value = {
    AsnMatchStatement = one([for x in item.asn_match_statement : {
      AsnList           = x.asn_list
      ForwardedIPConfig = one(wafv2_forwarded_ip(x.forwarded_ip_config))
    }])
    ByteMatchStatement = one([for x in item.byte_match_statement : {
      PositionalConstraint = x.positional_constraint
      SearchString         = x.search_string
      FieldToMatch         = one(wafv2_field_to_match(x.field_to_match))
      TextTransformations  = wafv2_transformation(x.text_transformation)
    }])
    GeoMatchStatement = one([for x in item.geo_match_statement : {
      CountryCodes      = x.country_codes
      ForwardedIPConfig = one(wafv2_forwarded_ip(x.forwarded_ip_config))
    }])
    IPSetReferenceStatement = one([for x in item.ip_set_reference_statement : {
      Arn                    = x.arn
      IPSetForwardedIPConfig = one([for c in x.ip_set_forwarded_ip_config : { FallbackBehavior = c.fallback_behavior, HeaderName = c.header_name, Position = c.position }])
    }])
    LabelMatchStatement = one([for x in item.label_match_statement : { Key = x.key, Scope = x.scope }])
    RegexMatchStatement = one([for x in item.regex_match_statement : {
      RegexString         = x.regex_string
      FieldToMatch        = one(wafv2_field_to_match(x.field_to_match))
      TextTransformations = wafv2_transformation(x.text_transformation)
    }])
    RegexPatternSetReferenceStatement = one([for x in item.regex_pattern_set_reference_statement : {
      Arn                 = x.arn
      FieldToMatch        = one(wafv2_field_to_match(x.field_to_match))
      TextTransformations = wafv2_transformation(x.text_transformation)
    }])
    SizeConstraintStatement = one([for x in item.size_constraint_statement : {
      ComparisonOperator  = x.comparison_operator
      Size                = x.size
      FieldToMatch        = one(wafv2_field_to_match(x.field_to_match))
      TextTransformations = wafv2_transformation(x.text_transformation)
    }])
    SqliMatchStatement = one([for x in item.sqli_match_statement : {
      SensitivityLevel    = x.sensitivity_level
      FieldToMatch        = one(wafv2_field_to_match(x.field_to_match))
      TextTransformations = wafv2_transformation(x.text_transformation)
    }])
    XssMatchStatement = one([for x in item.xss_match_statement : {
      FieldToMatch        = one(wafv2_field_to_match(x.field_to_match))
      TextTransformations = wafv2_transformation(x.text_transformation)
    }])
  }
}

# Two statements around it, or a scope and one.
shape "wafv2_inner_statement" {
  value = merge(one(wafv2_match([item])), {
    AndStatement = one([for x in item.and_statement : { Statements = wafv2_match(x.statement) }])
    NotStatement = one([for x in item.not_statement : { Statement = one(wafv2_match(x.statement)) }])
    OrStatement  = one([for x in item.or_statement : { Statements = wafv2_match(x.statement) }])
  })
}

# One statement around it, or a scope.
shape "wafv2_nested_statement" {
  value = merge(one(wafv2_match([item])), {
    AndStatement = one([for x in item.and_statement : { Statements = wafv2_inner_statement(x.statement) }])
    NotStatement = one([for x in item.not_statement : { Statement = one(wafv2_inner_statement(x.statement)) }])
    OrStatement  = one([for x in item.or_statement : { Statements = wafv2_inner_statement(x.statement) }])
  })
}

# The statement of a rule, as far as rules of web ACLs and of groups have the same.
shape "wafv2_statement" {
  value = merge(one(wafv2_match([item])), {
    AndStatement = one([for x in item.and_statement : { Statements = wafv2_nested_statement(x.statement) }])
    NotStatement = one([for x in item.not_statement : { Statement = one(wafv2_nested_statement(x.statement)) }])
    OrStatement  = one([for x in item.or_statement : { Statements = wafv2_nested_statement(x.statement) }])
  })
}

shape "wafv2_rate_key" {
  value = {
    ForwardedIP    = length(item.forwarded_ip) > 0 ? {} : null
    HTTPMethod     = length(item.http_method) > 0 ? {} : null
    IP             = length(item.ip) > 0 ? {} : null
    JA3Fingerprint = one(wafv2_fallback(item.ja3_fingerprint))
    JA4Fingerprint = one(wafv2_fallback(item.ja4_fingerprint))
    LabelNamespace = one([for x in item.label_namespace : { Namespace = x.namespace }])
    Cookie         = one([for x in item.cookie : { Name = x.name, TextTransformations = wafv2_transformation(x.text_transformation) }])
    Header         = one([for x in item.header : { Name = x.name, TextTransformations = wafv2_transformation(x.text_transformation) }])
    QueryArgument  = one([for x in item.query_argument : { Name = x.name, TextTransformations = wafv2_transformation(x.text_transformation) }])
    QueryString    = one([for x in item.query_string : { TextTransformations = wafv2_transformation(x.text_transformation) }])
    UriPath        = one([for x in item.uri_path : { TextTransformations = wafv2_transformation(x.text_transformation) }])
  }
}

shape "wafv2_rate_based" {
  value = {
    AggregateKeyType    = item.aggregate_key_type == null ? "IP" : item.aggregate_key_type
    CustomKeys          = wafv2_rate_key(item.custom_key)
    EvaluationWindowSec = item.evaluation_window_sec
    Limit               = item.limit
    ForwardedIPConfig   = one(wafv2_forwarded_ip(item.forwarded_ip_config))
    ScopeDownStatement  = one(wafv2_nested_statement(item.scope_down_statement))
  }
}

# --- managed rule groups -----------------------------------------------------------------------------------------------------------

shape "wafv2_field" {
  value = { Identifier = item.identifier }
}

shape "wafv2_response_inspection" {
  value = {
    BodyContains = one([for b in item.body_contains : { FailureStrings = b.failure_strings, SuccessStrings = b.success_strings }])
    Header       = one([for h in item.header : { FailureValues = h.failure_values, Name = h.name, SuccessValues = h.success_values }])
    Json         = one([for j in item.json : { FailureValues = j.failure_values, Identifier = j.identifier, SuccessValues = j.success_values }])
    StatusCode   = one([for s in item.status_code : { FailureCodes = s.failure_codes, SuccessCodes = s.success_codes }])
  }
}

shape "wafv2_managed_group_config" {
  value = {
    LoginPath     = item.login_path
    PayloadType   = item.payload_type
    PasswordField = one(wafv2_field(item.password_field))
    UsernameField = one(wafv2_field(item.username_field))
    AWSManagedRulesACFPRuleSet = one([for r in item.aws_managed_rules_acfp_rule_set : {
      CreationPath         = r.creation_path
      EnableRegexInPath    = r.enable_regex_in_path
      RegistrationPagePath = r.registration_page_path
      RequestInspection = one([for i in r.request_inspection : {
        PayloadType       = i.payload_type
        AddressFields     = flatten([for f in i.address_fields : [for name in f.identifiers : { Identifier = name }]])
        EmailField        = one(wafv2_field(i.email_field))
        PasswordField     = one(wafv2_field(i.password_field))
        PhoneNumberFields = flatten([for f in i.phone_number_fields : [for name in f.identifiers : { Identifier = name }]])
        UsernameField     = one(wafv2_field(i.username_field))
      }])
      ResponseInspection = one(wafv2_response_inspection(r.response_inspection))
    }])
    AWSManagedRulesATPRuleSet = one([for r in item.aws_managed_rules_atp_rule_set : {
      EnableRegexInPath = r.enable_regex_in_path
      LoginPath         = r.login_path
      RequestInspection = one([for i in r.request_inspection : {
        PayloadType   = i.payload_type
        PasswordField = one(wafv2_field(i.password_field))
        UsernameField = one(wafv2_field(i.username_field))
      }])
      ResponseInspection = one(wafv2_response_inspection(r.response_inspection))
    }])
    AWSManagedRulesBotControlRuleSet = one([for r in item.aws_managed_rules_bot_control_rule_set : {
      EnableMachineLearning = r.enable_machine_learning
      InspectionLevel       = r.inspection_level
    }])
  }
}

# --- resources ---------------------------------------------------------------------------------------------------------------------

shape "wafv2_scope" {
  value = item == "CLOUDFRONT" && !contains(["*", "us-east-1"], known_text(region())) ? fail("what protects distributions of CloudFront has to be in us-east-1: give it a provider of that region") : item
}

shape "wafv2_rule" {
  value = {
    Name             = item.name
    Priority         = item.priority
    CaptchaConfig    = one(wafv2_immunity_time(item.captcha_config))
    RuleLabels       = [for l in item.rule_label : { Name = l.name }]
    Action           = one(wafv2_action(item.action))
    VisibilityConfig = one(wafv2_visibility(item.visibility_config))
  }
}

rule "aws_wafv2_web_acl" {
  type = "AWS::WAFv2::WebACL"

  properties = {
    Name            = physical_name(self.name, self.name_prefix)
    Description     = self.description
    Scope           = one(wafv2_scope([self.scope]))
    TokenDomains    = self.token_domains
    Tags            = tags(self.tags)
    CaptchaConfig   = one(wafv2_immunity_time(self.captcha_config))
    ChallengeConfig = one(wafv2_immunity_time(self.challenge_config))

    AssociationConfig = one([for c in self.association_config : {
      RequestBody = merge(concat([{}], [for b in c.request_body : merge(
        { for x in b.api_gateway : "API_GATEWAY" => { DefaultSizeInspectionLimit = x.default_size_inspection_limit } },
        { for x in b.app_runner_service : "APP_RUNNER_SERVICE" => { DefaultSizeInspectionLimit = x.default_size_inspection_limit } },
        { for x in b.cloudfront : "CLOUDFRONT" => { DefaultSizeInspectionLimit = x.default_size_inspection_limit } },
        { for x in b.cognito_user_pool : "COGNITO_USER_POOL" => { DefaultSizeInspectionLimit = x.default_size_inspection_limit } },
        { for x in b.verified_access_instance : "VERIFIED_ACCESS_INSTANCE" => { DefaultSizeInspectionLimit = x.default_size_inspection_limit } },
      )])...)
    }])

    CustomResponseBodies = {
      for b in self.custom_response_body : b.key => { Content = b.content, ContentType = b.content_type }
    }

    DataProtectionConfig = one([for c in self.data_protection_config : {
      DataProtections = [for p in c.data_protection : {
        Action                  = p.action
        ExcludeRateBasedDetails = p.exclude_rate_based_details
        ExcludeRuleMatchDetails = p.exclude_rule_match_details
        Field                   = one([for f in p.field : { FieldKeys = f.field_keys, FieldType = f.field_type }])
      }]
    }])

    DefaultAction = one([for d in self.default_action : {
      Allow = one(wafv2_pass(d.allow))
      Block = one(wafv2_block(d.block))
    }])

    VisibilityConfig = one(wafv2_visibility(self.visibility_config))

    Rules = self.rule_json != null ? jsondecode(self.rule_json) : [for r in self.rule : merge(one(wafv2_rule([r])), {
      ChallengeConfig = one(wafv2_immunity_time(r.challenge_config))
      OverrideAction = one([for o in r.override_action : {
        Count = length(o.count) > 0 ? {} : null
        None  = length(o.none) > 0 ? {} : null
      }])
      Statement = one([for s in r.statement : merge(one(wafv2_statement([s])), {
        ManagedRuleGroupStatement = one([for x in s.managed_rule_group_statement : {
          Name                    = x.name
          VendorName              = x.vendor_name
          Version                 = x.version
          ManagedRuleGroupConfigs = wafv2_managed_group_config(x.managed_rule_group_configs)
          RuleActionOverrides     = wafv2_action_override(x.rule_action_override)
          ScopeDownStatement      = one(wafv2_nested_statement(x.scope_down_statement))
        }])
        RateBasedStatement = one(wafv2_rate_based(s.rate_based_statement))
        RuleGroupReferenceStatement = one([for x in s.rule_group_reference_statement : {
          Arn                 = x.arn
          RuleActionOverrides = wafv2_action_override(x.rule_action_override)
        }])
      })])
    })]
  }

  attributes = {
    id       = getatt("Id")
    arn      = getatt("Arn")
    capacity = getatt("Capacity")
  }
}

rule "aws_wafv2_rule_group" {
  type = "AWS::WAFv2::RuleGroup"

  properties = {
    Name             = physical_name(self.name, self.name_prefix)
    Capacity         = self.capacity
    Description      = self.description
    Scope            = one(wafv2_scope([self.scope]))
    Tags             = tags(self.tags)
    VisibilityConfig = one(wafv2_visibility(self.visibility_config))

    CustomResponseBodies = {
      for b in self.custom_response_body : b.key => { Content = b.content, ContentType = b.content_type }
    }

    Rules = [for r in self.rule : merge(one(wafv2_rule([r])), {
      Statement = one([for s in r.statement : merge(one(wafv2_statement([s])), {
        RateBasedStatement = one(wafv2_rate_based(s.rate_based_statement))
      })])
    })]
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}

rule "aws_wafv2_web_acl_association" {
  type = "AWS::WAFv2::WebACLAssociation"

  properties = {
    ResourceArn = self.resource_arn
    WebACLArn   = self.web_acl_arn
  }

  attributes = {
    id = "${self.web_acl_arn},${self.resource_arn}"
  }
}

rule "aws_wafv2_ip_set" {
  type = "AWS::WAFv2::IPSet"

  properties = {
    Name             = physical_name(self.name, self.name_prefix)
    Addresses        = self.addresses == null ? [] : self.addresses
    Description      = self.description
    IPAddressVersion = self.ip_address_version
    Scope            = one(wafv2_scope([self.scope]))
    Tags             = tags(self.tags)
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}

rule "aws_wafv2_regex_pattern_set" {
  type = "AWS::WAFv2::RegexPatternSet"

  properties = {
    Name                  = physical_name(self.name, self.name_prefix)
    Description           = self.description
    RegularExpressionList = [for r in self.regular_expression : r.regex_string]
    Scope                 = one(wafv2_scope([self.scope]))
    Tags                  = tags(self.tags)
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}

rule "aws_wafv2_web_acl_logging_configuration" {
  type = "AWS::WAFv2::LoggingConfiguration"

  properties = {
    ResourceArn           = self.resource_arn
    LogDestinationConfigs = self.log_destination_configs
    LoggingFilter = one([for l in self.logging_filter : {
      DefaultBehavior = l.default_behavior
      Filters = [for f in l.filter : {
        Behavior    = f.behavior
        Requirement = f.requirement
        Conditions = [for c in f.condition : {
          ActionCondition    = one([for a in c.action_condition : { Action = a.action }])
          LabelNameCondition = one([for n in c.label_name_condition : { LabelName = n.label_name }])
        }]
      }]
    }])
    RedactedFields = [for f in self.redacted_fields : {
      Method       = length(f.method) > 0 ? {} : null
      QueryString  = length(f.query_string) > 0 ? {} : null
      SingleHeader = one([for h in f.single_header : { Name = h.name }])
      UriPath      = length(f.uri_path) > 0 ? {} : null
    }]
  }

  attributes = {
    id = self.resource_arn
  }
}
