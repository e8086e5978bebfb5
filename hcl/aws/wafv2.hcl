# AWS WAF, version 2.
#
# Statements nest without limit, which rules cannot follow: the statements that stand directly in a rule are mapped here, deeper ones are given
# with `rule_json`.

rule "aws_wafv2_web_acl" {
  type = "AWS::WAFv2::WebACL"

  properties = {
    Name            = physical_name(self.name, self.name_prefix)
    Description     = self.description
    Scope           = self.scope
    TokenDomains    = self.token_domains
    Tags            = tags(self.tags)
    CaptchaConfig   = one([for c in self.captcha_config : { ImmunityTimeProperty = one([for i in c.immunity_time_property : { ImmunityTime = i.immunity_time }]) }])
    ChallengeConfig = one([for c in self.challenge_config : { ImmunityTimeProperty = one([for i in c.immunity_time_property : { ImmunityTime = i.immunity_time }]) }])

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
      Allow = one([for k in d.allow : choose(length(k.custom_request_handling) == 0, {}, {
        CustomRequestHandling = one([for c in k.custom_request_handling : {
          InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
        }])
      })])
      Block = one([for k in d.block : choose(length(k.custom_response) == 0, {}, {
        CustomResponse = one([for c in k.custom_response : {
          CustomResponseBodyKey = c.custom_response_body_key
          ResponseCode          = c.response_code
          ResponseHeaders       = [for h in c.response_header : { Name = h.name, Value = h.value }]
        }])
      })])
    }])

    VisibilityConfig = one([for v in self.visibility_config : {
      CloudWatchMetricsEnabled = v.cloudwatch_metrics_enabled
      MetricName               = v.metric_name
      SampledRequestsEnabled   = v.sampled_requests_enabled
    }])

    Rules = self.rule_json != null ? jsondecode(self.rule_json) : [for r in self.rule : {
      Name            = r.name
      Priority        = r.priority
      CaptchaConfig   = one([for c in r.captcha_config : { ImmunityTimeProperty = one([for i in c.immunity_time_property : { ImmunityTime = i.immunity_time }]) }])
      ChallengeConfig = one([for c in r.challenge_config : { ImmunityTimeProperty = one([for i in c.immunity_time_property : { ImmunityTime = i.immunity_time }]) }])
      RuleLabels      = [for l in r.rule_label : { Name = l.name }]
      Action = one([for a in r.action : {
        Allow = one([for k in a.allow : choose(length(k.custom_request_handling) == 0, {}, {
          CustomRequestHandling = one([for c in k.custom_request_handling : {
            InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
          }])
        })])
        Captcha = one([for k in a.captcha : choose(length(k.custom_request_handling) == 0, {}, {
          CustomRequestHandling = one([for c in k.custom_request_handling : {
            InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
          }])
        })])
        Challenge = one([for k in a.challenge : choose(length(k.custom_request_handling) == 0, {}, {
          CustomRequestHandling = one([for c in k.custom_request_handling : {
            InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
          }])
        })])
        Count = one([for k in a.count : choose(length(k.custom_request_handling) == 0, {}, {
          CustomRequestHandling = one([for c in k.custom_request_handling : {
            InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
          }])
        })])
        Block = one([for k in a.block : choose(length(k.custom_response) == 0, {}, {
          CustomResponse = one([for c in k.custom_response : {
            CustomResponseBodyKey = c.custom_response_body_key
            ResponseCode          = c.response_code
            ResponseHeaders       = [for h in c.response_header : { Name = h.name, Value = h.value }]
          }])
        })])
      }])
      OverrideAction = one([for o in r.override_action : {
        Count = length(o.count) > 0 ? {} : null
        None  = length(o.none) > 0 ? {} : null
      }])
      VisibilityConfig = one([for v in r.visibility_config : {
        CloudWatchMetricsEnabled = v.cloudwatch_metrics_enabled
        MetricName               = v.metric_name
        SampledRequestsEnabled   = v.sampled_requests_enabled
      }])
      Statement = one([for s in r.statement : {
        AsnMatchStatement = one([for x in s.asn_match_statement : {
          AsnList           = x.asn_list
          ForwardedIPConfig = one([for c in x.forwarded_ip_config : { FallbackBehavior = c.fallback_behavior, HeaderName = c.header_name }])
        }])
        ByteMatchStatement = one([for x in s.byte_match_statement : {
          PositionalConstraint = x.positional_constraint
          SearchString         = x.search_string
          FieldToMatch = one([for f in x.field_to_match : {
            AllQueryArguments = length(f.all_query_arguments) > 0 ? {} : null
            Body              = one([for b in f.body : { OversizeHandling = b.oversize_handling == null || b.oversize_handling == "" ? "CONTINUE" : b.oversize_handling }])
            Cookies = one([for c in f.cookies : {
              MatchScope       = c.match_scope
              OversizeHandling = c.oversize_handling
              MatchPattern = one([for p in c.match_pattern : {
                All             = length(p.all) > 0 ? {} : null
                ExcludedCookies = p.excluded_cookies
                IncludedCookies = p.included_cookies
              }])
            }])
            Headers = one([for h in f.headers : {
              MatchScope       = h.match_scope
              OversizeHandling = h.oversize_handling
              MatchPattern = one([for p in h.match_pattern : {
                All             = length(p.all) > 0 ? {} : null
                ExcludedHeaders = p.excluded_headers
                IncludedHeaders = p.included_headers
              }])
            }])
            JA3Fingerprint = one([for j in f.ja3_fingerprint : { FallbackBehavior = j.fallback_behavior }])
            JA4Fingerprint = one([for j in f.ja4_fingerprint : { FallbackBehavior = j.fallback_behavior }])
            JsonBody = one([for j in f.json_body : {
              InvalidFallbackBehavior = j.invalid_fallback_behavior
              MatchScope              = j.match_scope
              OversizeHandling        = j.oversize_handling
              MatchPattern = one([for p in j.match_pattern : {
                All           = length(p.all) > 0 ? {} : null
                IncludedPaths = p.included_paths
              }])
            }])
            Method              = length(f.method) > 0 ? {} : null
            QueryString         = length(f.query_string) > 0 ? {} : null
            SingleHeader        = one([for h in f.single_header : { Name = h.name }])
            SingleQueryArgument = one([for a in f.single_query_argument : { Name = a.name }])
            UriFragment         = one([for u in f.uri_fragment : { FallbackBehavior = u.fallback_behavior }])
            UriPath             = length(f.uri_path) > 0 ? {} : null
          }])
          TextTransformations = [for t in x.text_transformation : { Priority = t.priority, Type = t.type }]
        }])
        GeoMatchStatement = one([for x in s.geo_match_statement : {
          CountryCodes      = x.country_codes
          ForwardedIPConfig = one([for c in x.forwarded_ip_config : { FallbackBehavior = c.fallback_behavior, HeaderName = c.header_name }])
        }])
        IPSetReferenceStatement = one([for x in s.ip_set_reference_statement : {
          Arn                    = x.arn
          IPSetForwardedIPConfig = one([for c in x.ip_set_forwarded_ip_config : { FallbackBehavior = c.fallback_behavior, HeaderName = c.header_name, Position = c.position }])
        }])
        LabelMatchStatement = one([for x in s.label_match_statement : {
          Key   = x.key
          Scope = x.scope
        }])
        ManagedRuleGroupStatement = one([for x in s.managed_rule_group_statement : {
          Name       = x.name
          VendorName = x.vendor_name
          Version    = x.version
          RuleActionOverrides = [for o in x.rule_action_override : {
            Name = o.name
            ActionToUse = one([for a in o.action_to_use : {
              Allow = one([for k in a.allow : choose(length(k.custom_request_handling) == 0, {}, {
                CustomRequestHandling = one([for c in k.custom_request_handling : {
                  InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
                }])
              })])
              Captcha = one([for k in a.captcha : choose(length(k.custom_request_handling) == 0, {}, {
                CustomRequestHandling = one([for c in k.custom_request_handling : {
                  InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
                }])
              })])
              Challenge = one([for k in a.challenge : choose(length(k.custom_request_handling) == 0, {}, {
                CustomRequestHandling = one([for c in k.custom_request_handling : {
                  InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
                }])
              })])
              Count = one([for k in a.count : choose(length(k.custom_request_handling) == 0, {}, {
                CustomRequestHandling = one([for c in k.custom_request_handling : {
                  InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
                }])
              })])
              Block = one([for k in a.block : choose(length(k.custom_response) == 0, {}, {
                CustomResponse = one([for c in k.custom_response : {
                  CustomResponseBodyKey = c.custom_response_body_key
                  ResponseCode          = c.response_code
                  ResponseHeaders       = [for h in c.response_header : { Name = h.name, Value = h.value }]
                }])
              })])
            }])
          }]
        }])
        RateBasedStatement = one([for x in s.rate_based_statement : {
          AggregateKeyType    = x.aggregate_key_type == null ? "IP" : x.aggregate_key_type
          EvaluationWindowSec = x.evaluation_window_sec
          Limit               = x.limit
          ForwardedIPConfig   = one([for c in x.forwarded_ip_config : { FallbackBehavior = c.fallback_behavior, HeaderName = c.header_name }])
        }])
        RegexMatchStatement = one([for x in s.regex_match_statement : {
          RegexString = x.regex_string
          FieldToMatch = one([for f in x.field_to_match : {
            AllQueryArguments = length(f.all_query_arguments) > 0 ? {} : null
            Body              = one([for b in f.body : { OversizeHandling = b.oversize_handling == null || b.oversize_handling == "" ? "CONTINUE" : b.oversize_handling }])
            Cookies = one([for c in f.cookies : {
              MatchScope       = c.match_scope
              OversizeHandling = c.oversize_handling
              MatchPattern = one([for p in c.match_pattern : {
                All             = length(p.all) > 0 ? {} : null
                ExcludedCookies = p.excluded_cookies
                IncludedCookies = p.included_cookies
              }])
            }])
            Headers = one([for h in f.headers : {
              MatchScope       = h.match_scope
              OversizeHandling = h.oversize_handling
              MatchPattern = one([for p in h.match_pattern : {
                All             = length(p.all) > 0 ? {} : null
                ExcludedHeaders = p.excluded_headers
                IncludedHeaders = p.included_headers
              }])
            }])
            JA3Fingerprint = one([for j in f.ja3_fingerprint : { FallbackBehavior = j.fallback_behavior }])
            JA4Fingerprint = one([for j in f.ja4_fingerprint : { FallbackBehavior = j.fallback_behavior }])
            JsonBody = one([for j in f.json_body : {
              InvalidFallbackBehavior = j.invalid_fallback_behavior
              MatchScope              = j.match_scope
              OversizeHandling        = j.oversize_handling
              MatchPattern = one([for p in j.match_pattern : {
                All           = length(p.all) > 0 ? {} : null
                IncludedPaths = p.included_paths
              }])
            }])
            Method              = length(f.method) > 0 ? {} : null
            QueryString         = length(f.query_string) > 0 ? {} : null
            SingleHeader        = one([for h in f.single_header : { Name = h.name }])
            SingleQueryArgument = one([for a in f.single_query_argument : { Name = a.name }])
            UriFragment         = one([for u in f.uri_fragment : { FallbackBehavior = u.fallback_behavior }])
            UriPath             = length(f.uri_path) > 0 ? {} : null
          }])
          TextTransformations = [for t in x.text_transformation : { Priority = t.priority, Type = t.type }]
        }])
        RegexPatternSetReferenceStatement = one([for x in s.regex_pattern_set_reference_statement : {
          Arn = x.arn
          FieldToMatch = one([for f in x.field_to_match : {
            AllQueryArguments = length(f.all_query_arguments) > 0 ? {} : null
            Body              = one([for b in f.body : { OversizeHandling = b.oversize_handling == null || b.oversize_handling == "" ? "CONTINUE" : b.oversize_handling }])
            Cookies = one([for c in f.cookies : {
              MatchScope       = c.match_scope
              OversizeHandling = c.oversize_handling
              MatchPattern = one([for p in c.match_pattern : {
                All             = length(p.all) > 0 ? {} : null
                ExcludedCookies = p.excluded_cookies
                IncludedCookies = p.included_cookies
              }])
            }])
            Headers = one([for h in f.headers : {
              MatchScope       = h.match_scope
              OversizeHandling = h.oversize_handling
              MatchPattern = one([for p in h.match_pattern : {
                All             = length(p.all) > 0 ? {} : null
                ExcludedHeaders = p.excluded_headers
                IncludedHeaders = p.included_headers
              }])
            }])
            JA3Fingerprint = one([for j in f.ja3_fingerprint : { FallbackBehavior = j.fallback_behavior }])
            JA4Fingerprint = one([for j in f.ja4_fingerprint : { FallbackBehavior = j.fallback_behavior }])
            JsonBody = one([for j in f.json_body : {
              InvalidFallbackBehavior = j.invalid_fallback_behavior
              MatchScope              = j.match_scope
              OversizeHandling        = j.oversize_handling
              MatchPattern = one([for p in j.match_pattern : {
                All           = length(p.all) > 0 ? {} : null
                IncludedPaths = p.included_paths
              }])
            }])
            Method              = length(f.method) > 0 ? {} : null
            QueryString         = length(f.query_string) > 0 ? {} : null
            SingleHeader        = one([for h in f.single_header : { Name = h.name }])
            SingleQueryArgument = one([for a in f.single_query_argument : { Name = a.name }])
            UriFragment         = one([for u in f.uri_fragment : { FallbackBehavior = u.fallback_behavior }])
            UriPath             = length(f.uri_path) > 0 ? {} : null
          }])
          TextTransformations = [for t in x.text_transformation : { Priority = t.priority, Type = t.type }]
        }])
        RuleGroupReferenceStatement = one([for x in s.rule_group_reference_statement : {
          Arn = x.arn
          RuleActionOverrides = [for o in x.rule_action_override : {
            Name = o.name
            ActionToUse = one([for a in o.action_to_use : {
              Allow = one([for k in a.allow : choose(length(k.custom_request_handling) == 0, {}, {
                CustomRequestHandling = one([for c in k.custom_request_handling : {
                  InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
                }])
              })])
              Captcha = one([for k in a.captcha : choose(length(k.custom_request_handling) == 0, {}, {
                CustomRequestHandling = one([for c in k.custom_request_handling : {
                  InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
                }])
              })])
              Challenge = one([for k in a.challenge : choose(length(k.custom_request_handling) == 0, {}, {
                CustomRequestHandling = one([for c in k.custom_request_handling : {
                  InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
                }])
              })])
              Count = one([for k in a.count : choose(length(k.custom_request_handling) == 0, {}, {
                CustomRequestHandling = one([for c in k.custom_request_handling : {
                  InsertHeaders = [for h in c.insert_header : { Name = h.name, Value = h.value }]
                }])
              })])
              Block = one([for k in a.block : choose(length(k.custom_response) == 0, {}, {
                CustomResponse = one([for c in k.custom_response : {
                  CustomResponseBodyKey = c.custom_response_body_key
                  ResponseCode          = c.response_code
                  ResponseHeaders       = [for h in c.response_header : { Name = h.name, Value = h.value }]
                }])
              })])
            }])
          }]
        }])
        SizeConstraintStatement = one([for x in s.size_constraint_statement : {
          ComparisonOperator = x.comparison_operator
          Size               = x.size
          FieldToMatch = one([for f in x.field_to_match : {
            AllQueryArguments = length(f.all_query_arguments) > 0 ? {} : null
            Body              = one([for b in f.body : { OversizeHandling = b.oversize_handling == null || b.oversize_handling == "" ? "CONTINUE" : b.oversize_handling }])
            Cookies = one([for c in f.cookies : {
              MatchScope       = c.match_scope
              OversizeHandling = c.oversize_handling
              MatchPattern = one([for p in c.match_pattern : {
                All             = length(p.all) > 0 ? {} : null
                ExcludedCookies = p.excluded_cookies
                IncludedCookies = p.included_cookies
              }])
            }])
            Headers = one([for h in f.headers : {
              MatchScope       = h.match_scope
              OversizeHandling = h.oversize_handling
              MatchPattern = one([for p in h.match_pattern : {
                All             = length(p.all) > 0 ? {} : null
                ExcludedHeaders = p.excluded_headers
                IncludedHeaders = p.included_headers
              }])
            }])
            JA3Fingerprint = one([for j in f.ja3_fingerprint : { FallbackBehavior = j.fallback_behavior }])
            JA4Fingerprint = one([for j in f.ja4_fingerprint : { FallbackBehavior = j.fallback_behavior }])
            JsonBody = one([for j in f.json_body : {
              InvalidFallbackBehavior = j.invalid_fallback_behavior
              MatchScope              = j.match_scope
              OversizeHandling        = j.oversize_handling
              MatchPattern = one([for p in j.match_pattern : {
                All           = length(p.all) > 0 ? {} : null
                IncludedPaths = p.included_paths
              }])
            }])
            Method              = length(f.method) > 0 ? {} : null
            QueryString         = length(f.query_string) > 0 ? {} : null
            SingleHeader        = one([for h in f.single_header : { Name = h.name }])
            SingleQueryArgument = one([for a in f.single_query_argument : { Name = a.name }])
            UriFragment         = one([for u in f.uri_fragment : { FallbackBehavior = u.fallback_behavior }])
            UriPath             = length(f.uri_path) > 0 ? {} : null
          }])
          TextTransformations = [for t in x.text_transformation : { Priority = t.priority, Type = t.type }]
        }])
        SqliMatchStatement = one([for x in s.sqli_match_statement : {
          SensitivityLevel = x.sensitivity_level
          FieldToMatch = one([for f in x.field_to_match : {
            AllQueryArguments = length(f.all_query_arguments) > 0 ? {} : null
            Body              = one([for b in f.body : { OversizeHandling = b.oversize_handling == null || b.oversize_handling == "" ? "CONTINUE" : b.oversize_handling }])
            Cookies = one([for c in f.cookies : {
              MatchScope       = c.match_scope
              OversizeHandling = c.oversize_handling
              MatchPattern = one([for p in c.match_pattern : {
                All             = length(p.all) > 0 ? {} : null
                ExcludedCookies = p.excluded_cookies
                IncludedCookies = p.included_cookies
              }])
            }])
            Headers = one([for h in f.headers : {
              MatchScope       = h.match_scope
              OversizeHandling = h.oversize_handling
              MatchPattern = one([for p in h.match_pattern : {
                All             = length(p.all) > 0 ? {} : null
                ExcludedHeaders = p.excluded_headers
                IncludedHeaders = p.included_headers
              }])
            }])
            JA3Fingerprint = one([for j in f.ja3_fingerprint : { FallbackBehavior = j.fallback_behavior }])
            JA4Fingerprint = one([for j in f.ja4_fingerprint : { FallbackBehavior = j.fallback_behavior }])
            JsonBody = one([for j in f.json_body : {
              InvalidFallbackBehavior = j.invalid_fallback_behavior
              MatchScope              = j.match_scope
              OversizeHandling        = j.oversize_handling
              MatchPattern = one([for p in j.match_pattern : {
                All           = length(p.all) > 0 ? {} : null
                IncludedPaths = p.included_paths
              }])
            }])
            Method              = length(f.method) > 0 ? {} : null
            QueryString         = length(f.query_string) > 0 ? {} : null
            SingleHeader        = one([for h in f.single_header : { Name = h.name }])
            SingleQueryArgument = one([for a in f.single_query_argument : { Name = a.name }])
            UriFragment         = one([for u in f.uri_fragment : { FallbackBehavior = u.fallback_behavior }])
            UriPath             = length(f.uri_path) > 0 ? {} : null
          }])
          TextTransformations = [for t in x.text_transformation : { Priority = t.priority, Type = t.type }]
        }])
        XssMatchStatement = one([for x in s.xss_match_statement : {
          FieldToMatch = one([for f in x.field_to_match : {
            AllQueryArguments = length(f.all_query_arguments) > 0 ? {} : null
            Body              = one([for b in f.body : { OversizeHandling = b.oversize_handling == null || b.oversize_handling == "" ? "CONTINUE" : b.oversize_handling }])
            Cookies = one([for c in f.cookies : {
              MatchScope       = c.match_scope
              OversizeHandling = c.oversize_handling
              MatchPattern = one([for p in c.match_pattern : {
                All             = length(p.all) > 0 ? {} : null
                ExcludedCookies = p.excluded_cookies
                IncludedCookies = p.included_cookies
              }])
            }])
            Headers = one([for h in f.headers : {
              MatchScope       = h.match_scope
              OversizeHandling = h.oversize_handling
              MatchPattern = one([for p in h.match_pattern : {
                All             = length(p.all) > 0 ? {} : null
                ExcludedHeaders = p.excluded_headers
                IncludedHeaders = p.included_headers
              }])
            }])
            JA3Fingerprint = one([for j in f.ja3_fingerprint : { FallbackBehavior = j.fallback_behavior }])
            JA4Fingerprint = one([for j in f.ja4_fingerprint : { FallbackBehavior = j.fallback_behavior }])
            JsonBody = one([for j in f.json_body : {
              InvalidFallbackBehavior = j.invalid_fallback_behavior
              MatchScope              = j.match_scope
              OversizeHandling        = j.oversize_handling
              MatchPattern = one([for p in j.match_pattern : {
                All           = length(p.all) > 0 ? {} : null
                IncludedPaths = p.included_paths
              }])
            }])
            Method              = length(f.method) > 0 ? {} : null
            QueryString         = length(f.query_string) > 0 ? {} : null
            SingleHeader        = one([for h in f.single_header : { Name = h.name }])
            SingleQueryArgument = one([for a in f.single_query_argument : { Name = a.name }])
            UriFragment         = one([for u in f.uri_fragment : { FallbackBehavior = u.fallback_behavior }])
            UriPath             = length(f.uri_path) > 0 ? {} : null
          }])
          TextTransformations = [for t in x.text_transformation : { Priority = t.priority, Type = t.type }]
        }])
      }])
    }]
  }

  attributes = {
    id       = getatt("Id")
    arn      = getatt("Arn")
    capacity = getatt("Capacity")
  }

  unsupported = {
    "rule.statement.and_statement"                                                     = "Write the rules of this list in `rule_json`, where statements nest as in CloudFormation"
    "rule.statement.or_statement"                                                      = "Write the rules of this list in `rule_json`, where statements nest as in CloudFormation"
    "rule.statement.not_statement"                                                     = "Write the rules of this list in `rule_json`, where statements nest as in CloudFormation"
    "rule.statement.managed_rule_group_statement.scope_down_statement"                 = "Write the rules of this list in `rule_json`, where statements nest as in CloudFormation"
    "rule.statement.rate_based_statement.scope_down_statement"                         = "Write the rules of this list in `rule_json`, where statements nest as in CloudFormation"
    "rule.statement.managed_rule_group_statement.managed_rule_group_configs"           = "Write the rules of this list in `rule_json`, whose fields are those of CloudFormation"
    "rule.statement.rate_based_statement.custom_key"                                   = "Write the rules of this list in `rule_json`, whose fields are those of CloudFormation"
    "rule.statement.byte_match_statement.field_to_match.header_order"                  = "CloudFormation does not match the order of headers: match their values with `headers`"
    "rule.statement.regex_match_statement.field_to_match.header_order"                 = "CloudFormation does not match the order of headers: match their values with `headers`"
    "rule.statement.regex_pattern_set_reference_statement.field_to_match.header_order" = "CloudFormation does not match the order of headers: match their values with `headers`"
    "rule.statement.size_constraint_statement.field_to_match.header_order"             = "CloudFormation does not match the order of headers: match their values with `headers`"
    "rule.statement.sqli_match_statement.field_to_match.header_order"                  = "CloudFormation does not match the order of headers: match their values with `headers`"
    "rule.statement.xss_match_statement.field_to_match.header_order"                   = "CloudFormation does not match the order of headers: match their values with `headers`"
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
    Addresses        = self.addresses
    Description      = self.description
    IPAddressVersion = self.ip_address_version
    Scope            = self.scope
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
    Scope                 = self.scope
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
