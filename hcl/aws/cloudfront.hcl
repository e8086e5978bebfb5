# Amazon CloudFront.

shape "cloudfront_cache_behavior" {
  value = {
    AllowedMethods          = item.allowed_methods
    CachedMethods           = item.cached_methods
    CachePolicyId           = item.cache_policy_id
    Compress                = item.compress == null ? false : item.compress
    FieldLevelEncryptionId  = item.field_level_encryption_id
    OriginRequestPolicyId   = item.origin_request_policy_id
    RealtimeLogConfigArn    = item.realtime_log_config_arn
    ResponseHeadersPolicyId = item.response_headers_policy_id
    SmoothStreaming         = item.smooth_streaming
    TargetOriginId          = item.target_origin_id
    TrustedKeyGroups        = item.trusted_key_groups
    TrustedSigners          = item.trusted_signers
    ViewerProtocolPolicy    = item.viewer_protocol_policy
    # Without a cache policy Terraform sends 0 for the times that are unset, CloudFormation a day and a year.
    DefaultTTL = item.cache_policy_id != null ? null : item.default_ttl == null ? 0 : item.default_ttl
    MaxTTL     = item.cache_policy_id != null ? null : item.max_ttl == null ? 0 : item.max_ttl
    MinTTL     = item.cache_policy_id != null ? null : item.min_ttl == null ? 0 : item.min_ttl
    ForwardedValues = one([for f in item.forwarded_values : {
      Headers              = f.headers
      QueryString          = f.query_string
      QueryStringCacheKeys = f.query_string_cache_keys
      Cookies              = one([for c in f.cookies : { Forward = c.forward, WhitelistedNames = c.whitelisted_names }])
    }])
    FunctionAssociations       = [for f in item.function_association : { EventType = f.event_type, FunctionARN = f.function_arn }]
    GrpcConfig                 = one([for g in item.grpc_config : { Enabled = g.enabled == true }])
    LambdaFunctionAssociations = [for l in item.lambda_function_association : { EventType = l.event_type, IncludeBody = l.include_body == true, LambdaFunctionARN = l.lambda_arn }]
  }
}

rule "aws_cloudfront_distribution" {
  type = "AWS::CloudFront::Distribution"

  deletion_policy = self.retain_on_delete == true ? "Retain" : "Delete"

  properties = {
    DistributionConfig = {
      Aliases                      = self.aliases
      Comment                      = self.comment
      ContinuousDeploymentPolicyId = self.continuous_deployment_policy_id
      DefaultRootObject            = self.default_root_object
      Enabled                      = self.enabled
      # Terraform's defaults: HTTP/2 without IPv6.
      HttpVersion = self.http_version == null ? "http2" : lower(self.http_version)
      IPV6Enabled = self.is_ipv6_enabled == true
      PriceClass  = self.price_class
      Staging     = self.staging
      WebACLId    = self.web_acl_id

      # Terraform sends 0 for a time that is unset; CloudFront would keep an error for ten seconds.
      CustomErrorResponses = [for r in self.custom_error_response : {
        ErrorCachingMinTTL = r.error_caching_min_ttl == null ? 0 : r.error_caching_min_ttl
        ErrorCode          = r.error_code
        ResponseCode       = r.response_code
        ResponsePagePath   = r.response_page_path
      }]

      DefaultCacheBehavior = one(cloudfront_cache_behavior(self.default_cache_behavior))

      CacheBehaviors = [for b in self.ordered_cache_behavior : merge(one(cloudfront_cache_behavior([b])), {
        PathPattern = b.path_pattern
      })]

      Logging = one([for l in self.logging_config : {
        Bucket         = l.bucket
        IncludeCookies = l.include_cookies
        Prefix         = l.prefix
      }])

      OriginGroups = length(self.origin_group) == 0 ? null : {
        Quantity = length(self.origin_group)
        Items = [for g in self.origin_group : {
          Id               = g.origin_id
          FailoverCriteria = one([for f in g.failover_criteria : { StatusCodes = { Quantity = length(f.status_codes), Items = f.status_codes } }])
          Members          = { Quantity = length(g.member), Items = [for m in g.member : { OriginId = m.origin_id }] }
        }]
      }

      Origins = [for o in self.origin : {
        Id                    = o.origin_id
        DomainName            = o.domain_name
        ConnectionAttempts    = o.connection_attempts
        ConnectionTimeout     = o.connection_timeout
        OriginAccessControlId = o.origin_access_control_id
        OriginPath            = o.origin_path
        OriginCustomHeaders   = [for h in o.custom_header : { HeaderName = h.name, HeaderValue = h.value }]
        OriginShield          = one([for s in o.origin_shield : { Enabled = s.enabled, OriginShieldRegion = s.origin_shield_region }])
        CustomOriginConfig = one([for c in o.custom_origin_config : {
          HTTPPort               = c.http_port
          HTTPSPort              = c.https_port
          OriginKeepaliveTimeout = c.origin_keepalive_timeout
          OriginProtocolPolicy   = c.origin_protocol_policy
          OriginReadTimeout      = c.origin_read_timeout
          OriginSSLProtocols     = c.origin_ssl_protocols
        }])
        # A bucket behind an origin access control has no identity, but is an S3 origin still.
        S3OriginConfig = (length(o.s3_origin_config) > 0 ? one([for s in o.s3_origin_config : { OriginAccessIdentity = s.origin_access_identity }])
          : length(o.custom_origin_config) + length(o.vpc_origin_config) == 0 ? { OriginAccessIdentity = "" }
        : null)
        VpcOriginConfig = one([for v in o.vpc_origin_config : {
          OriginKeepaliveTimeout = v.origin_keepalive_timeout
          OriginReadTimeout      = v.origin_read_timeout
          VpcOriginId            = v.vpc_origin_id
        }])
      }]

      Restrictions = one([for r in self.restrictions : {
        GeoRestriction = one([for g in r.geo_restriction : { Locations = g.locations, RestrictionType = g.restriction_type }])
      }])

      # The provider sends the first of: a certificate of IAM, one of ACM, whether the default one is meant.
      ViewerCertificate = one([for v in self.viewer_certificate : {
        AcmCertificateArn            = contains(["", "*", "us-east-1"], known_text(sibling(v.acm_certificate_arn, "region"))) ? nonempty(v.acm_certificate_arn) : fail("the certificate of a distribution has to be in us-east-1: give it a provider of that region")
        CloudFrontDefaultCertificate = nonempty(v.acm_certificate_arn) == null && nonempty(v.iam_certificate_id) == null ? v.cloudfront_default_certificate : null
        IamCertificateId             = nonempty(v.iam_certificate_id)
        MinimumProtocolVersion       = v.minimum_protocol_version != null ? v.minimum_protocol_version : v.cloudfront_default_certificate == true ? null : "TLSv1"
        SslSupportMethod             = v.ssl_support_method == null || nonempty(v.acm_certificate_arn) == null && nonempty(v.iam_certificate_id) == null ? null : v.ssl_support_method
      }])
    }
    Tags = tags(self.tags)
  }

  attributes = {
    id          = ref()
    arn         = arn("cloudfront", "", account(), "distribution/${ref()}")
    domain_name = getatt("DomainName")
    # The zone of all distributions.
    hosted_zone_id = "Z2FDTNDATAQYW2"
  }

  # With a cache policy, its times apply. CloudFormation always waits for the deployment.
  no_effect = [
    "default_cache_behavior.default_ttl", "default_cache_behavior.max_ttl", "default_cache_behavior.min_ttl",
    "ordered_cache_behavior.default_ttl", "ordered_cache_behavior.max_ttl", "ordered_cache_behavior.min_ttl",
    "wait_for_deployment",
  ]
}

rule "aws_cloudfront_origin_access_control" {
  type = "AWS::CloudFront::OriginAccessControl"

  properties = {
    OriginAccessControlConfig = {
      Name                          = self.name
      Description                   = self.description == null ? "Managed by Terraform" : self.description
      OriginAccessControlOriginType = self.origin_access_control_origin_type
      SigningBehavior               = self.signing_behavior
      SigningProtocol               = self.signing_protocol
    }
  }

  attributes = {
    id  = ref()
    arn = arn("cloudfront", "", account(), "origin-access-control/${ref()}")
  }
}

rule "aws_cloudfront_origin_access_identity" {
  type = "AWS::CloudFront::CloudFrontOriginAccessIdentity"

  properties = {
    CloudFrontOriginAccessIdentityConfig = { Comment = self.comment == null ? "" : self.comment }
  }

  attributes = {
    id                              = ref()
    arn                             = arn("cloudfront", "", account(), "origin-access-identity/${ref()}")
    cloudfront_access_identity_path = "origin-access-identity/cloudfront/${ref()}"
    iam_arn                         = arn("iam", "", "cloudfront", "user/CloudFront Origin Access Identity ${ref()}")
    s3_canonical_user_id            = getatt("S3CanonicalUserId")
  }
}

rule "aws_cloudfront_cache_policy" {
  type = "AWS::CloudFront::CachePolicy"

  properties = {
    CachePolicyConfig = {
      Name       = self.name
      Comment    = self.comment
      DefaultTTL = self.default_ttl == null ? 86400 : self.default_ttl
      MaxTTL     = self.max_ttl == null ? 31536000 : self.max_ttl
      MinTTL     = self.min_ttl == null ? 0 : self.min_ttl
      ParametersInCacheKeyAndForwardedToOrigin = one([for p in self.parameters_in_cache_key_and_forwarded_to_origin : {
        EnableAcceptEncodingBrotli = p.enable_accept_encoding_brotli
        EnableAcceptEncodingGzip   = p.enable_accept_encoding_gzip == true
        CookiesConfig              = one([for c in p.cookies_config : { CookieBehavior = c.cookie_behavior, Cookies = flatten([for i in c.cookies : i.items]) }])
        HeadersConfig              = one([for h in p.headers_config : { HeaderBehavior = h.header_behavior == null ? "none" : h.header_behavior, Headers = flatten([for i in h.headers : i.items]) }])
        QueryStringsConfig         = one([for q in p.query_strings_config : { QueryStringBehavior = q.query_string_behavior, QueryStrings = flatten([for i in q.query_strings : i.items]) }])
      }])
    }
  }

  attributes = {
    id  = ref()
    arn = arn("cloudfront", "", account(), "cache-policy/${ref()}")
  }
}

rule "aws_cloudfront_origin_request_policy" {
  type = "AWS::CloudFront::OriginRequestPolicy"

  properties = {
    OriginRequestPolicyConfig = {
      Name               = self.name
      Comment            = self.comment
      CookiesConfig      = one([for c in self.cookies_config : { CookieBehavior = c.cookie_behavior, Cookies = flatten([for i in c.cookies : i.items]) }])
      HeadersConfig      = one([for h in self.headers_config : { HeaderBehavior = h.header_behavior == null ? "none" : h.header_behavior, Headers = flatten([for i in h.headers : i.items]) }])
      QueryStringsConfig = one([for q in self.query_strings_config : { QueryStringBehavior = q.query_string_behavior, QueryStrings = flatten([for i in q.query_strings : i.items]) }])
    }
  }

  attributes = {
    id  = ref()
    arn = arn("cloudfront", "", account(), "origin-request-policy/${ref()}")
  }
}

rule "aws_cloudfront_response_headers_policy" {
  type = "AWS::CloudFront::ResponseHeadersPolicy"

  properties = {
    ResponseHeadersPolicyConfig = {
      Name    = self.name
      Comment = self.comment
      CorsConfig = one([for c in self.cors_config : {
        AccessControlAllowCredentials = c.access_control_allow_credentials
        AccessControlMaxAgeSec        = c.access_control_max_age_sec
        OriginOverride                = c.origin_override
        AccessControlAllowHeaders     = one([for i in c.access_control_allow_headers : { Items = i.items }])
        AccessControlAllowMethods     = one([for i in c.access_control_allow_methods : { Items = i.items }])
        AccessControlAllowOrigins     = one([for i in c.access_control_allow_origins : { Items = i.items }])
        AccessControlExposeHeaders    = one([for i in c.access_control_expose_headers : { Items = i.items }])
      }])
      CustomHeadersConfig = one([for c in self.custom_headers_config : {
        Items = [for i in c.items : { Header = i.header, Override = i.override, Value = i.value }]
      }])
      RemoveHeadersConfig = one([for c in self.remove_headers_config : {
        Items = [for i in c.items : { Header = i.header }]
      }])
      SecurityHeadersConfig = one([for c in self.security_headers_config : {
        ContentSecurityPolicy = one([for p in c.content_security_policy : { ContentSecurityPolicy = p.content_security_policy, Override = p.override }])
        ContentTypeOptions    = one([for o in c.content_type_options : { Override = o.override }])
        FrameOptions          = one([for o in c.frame_options : { FrameOption = o.frame_option, Override = o.override }])
        ReferrerPolicy        = one([for p in c.referrer_policy : { ReferrerPolicy = p.referrer_policy, Override = p.override }])
        StrictTransportSecurity = one([for s in c.strict_transport_security : {
          AccessControlMaxAgeSec = s.access_control_max_age_sec
          IncludeSubdomains      = s.include_subdomains
          Override               = s.override
          Preload                = s.preload
        }])
        XSSProtection = one([for x in c.xss_protection : {
          ModeBlock  = x.mode_block
          Override   = x.override
          Protection = x.protection
          ReportUri  = x.report_uri
        }])
      }])
      ServerTimingHeadersConfig = one([for s in self.server_timing_headers_config : { Enabled = s.enabled, SamplingRate = s.sampling_rate }])
    }
  }

  attributes = {
    id  = ref()
    arn = arn("cloudfront", "", account(), "response-headers-policy/${ref()}")
  }

  no_effect = ["etag"]
}

rule "aws_cloudfront_function" {
  type = "AWS::CloudFront::Function"

  properties = {
    Name         = self.name
    AutoPublish  = self.publish == null ? true : self.publish
    FunctionCode = self.code
    FunctionConfig = {
      Comment                   = self.comment == null ? "" : self.comment
      KeyValueStoreAssociations = [for a in coalesce(self.key_value_store_associations, []) : { KeyValueStoreARN = a }]
      Runtime                   = self.runtime
    }
  }

  attributes = {
    id  = self.name
    arn = getatt("FunctionARN")
  }

  synthesis = {
    id  = self.name
    arn = arn("cloudfront", "", account(), "function/${self.name}")
  }
}

rule "aws_cloudfront_key_group" {
  type = "AWS::CloudFront::KeyGroup"

  properties = {
    KeyGroupConfig = {
      Name    = self.name
      Comment = self.comment
      Items   = self.items
    }
  }

  attributes = {
    id = ref()
  }
}

rule "aws_cloudfront_public_key" {
  type = "AWS::CloudFront::PublicKey"

  properties = {
    PublicKeyConfig = {
      Name       = self.name == null ? "${coalesce(self.name_prefix, "terraform-")}${stack_suffix(12)}" : self.name
      Comment    = self.comment
      EncodedKey = self.encoded_key
      # Any text that identifies the request.
      CallerReference = coalesce(self.name, unique_name())
    }
  }

  attributes = {
    id = ref()
  }
}

rule "aws_cloudfront_monitoring_subscription" {
  type = "AWS::CloudFront::MonitoringSubscription"

  properties = {
    DistributionId = self.distribution_id
    MonitoringSubscription = one([for s in self.monitoring_subscription : {
      RealtimeMetricsSubscriptionConfig = one([for c in s.realtime_metrics_subscription_config : { RealtimeMetricsSubscriptionStatus = c.realtime_metrics_subscription_status }])
    }])
  }

  attributes = {
    id = self.distribution_id
  }
}

rule "aws_cloudfront_realtime_log_config" {
  type = "AWS::CloudFront::RealtimeLogConfig"

  properties = {
    Name         = self.name
    Fields       = self.fields
    SamplingRate = self.sampling_rate
    EndPoints = [for e in self.endpoint : {
      StreamType          = e.stream_type
      KinesisStreamConfig = one([for k in e.kinesis_stream_config : { RoleArn = k.role_arn, StreamArn = k.stream_arn }])
    }]
  }

  attributes = {
    id  = ref()
    arn = ref()
  }
}

# The policies that CloudFront manages have the same IDs in every account.
data "aws_cloudfront_cache_policy" {
  attributes = {
    id = self.id != null ? self.id : one([for known in [lookup({
      "Managed-Amplify"                                = "2e54312d-136d-493c-8eb9-b001f22f67d2"
      "Managed-CachingDisabled"                        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
      "Managed-CachingOptimized"                       = "658327ea-f89d-4fab-a63d-7e88639e58f6"
      "Managed-CachingOptimizedForUncompressedObjects" = "b2884449-e4de-46a7-ac36-70bc7f1ddd6d"
      "Managed-Elemental-MediaPackage"                 = "08627262-05a9-4f76-9ded-b50ca2e3a84f"
      "UseOriginCacheControlHeaders"                   = "83da9c7e-98b4-4e11-a168-04f0df8e2c65"
      "UseOriginCacheControlHeaders-QueryStrings"      = "4cc15a8a-d715-48a4-82b8-cc0b614638fe"
    }, self.name, null)] : known != null ? known : fail("only policies that CloudFront manages are known by name: give `id`, or refer to the resource")])
    name = self.name
  }
}

# The policies that CloudFront manages have the same IDs in every account.
data "aws_cloudfront_origin_request_policy" {
  attributes = {
    id = self.id != null ? self.id : one([for known in [lookup({
      "Managed-AllViewer"                                   = "216adef6-5c7f-47e4-b989-5492eafa07d3"
      "Managed-AllViewerAndCloudFrontHeaders-2022-06"       = "33f36d7e-f396-46d9-90e0-52428a34d9dc"
      "Managed-AllViewerExceptHostHeader"                   = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
      "Managed-CORS-CustomOrigin"                           = "59781a5b-3903-41f3-afcb-af62929ccde1"
      "Managed-CORS-S3Origin"                               = "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf"
      "Managed-Elemental-MediaTailor-PersonalizedManifests" = "775133bc-15f2-49f9-abea-afb2e0bf67d2"
      "Managed-UserAgentRefererHeaders"                     = "acba4595-bd28-49b8-b9fe-13317c0390fa"
    }, self.name, null)] : known != null ? known : fail("only policies that CloudFront manages are known by name: give `id`, or refer to the resource")])
    name = self.name
  }
}

# The policies that CloudFront manages have the same IDs in every account.
data "aws_cloudfront_response_headers_policy" {
  attributes = {
    id = self.id != null ? self.id : one([for known in [lookup({
      "Managed-CORS-and-SecurityHeadersPolicy"                = "e61eb60c-9c35-4d20-a928-2b84e02af89c"
      "Managed-CORS-With-Preflight"                           = "5cc3b908-e619-4b99-88e5-2cf7f45965bd"
      "Managed-CORS-with-preflight-and-SecurityHeadersPolicy" = "eaab4381-ed33-4a86-88ca-d9558dc6cd63"
      "Managed-SecurityHeadersPolicy"                         = "67f7725c-6f97-4210-82d7-5512b31e9d03"
      "Managed-SimpleCORS"                                    = "60669652-455b-4ae9-85a4-c4c02393f86c"
    }, self.name, null)] : known != null ? known : fail("only policies that CloudFront manages are known by name: give `id`, or refer to the resource")])
    name = self.name
  }
}

rule "aws_cloudfront_vpc_origin" {
  type = "AWS::CloudFront::VpcOrigin"

  properties = {
    Tags = tags(self.tags)
    VpcOriginEndpointConfig = one([for x in self.vpc_origin_endpoint_config : {
      Arn                  = x.arn
      HTTPPort             = x.http_port
      HTTPSPort            = x.https_port
      Name                 = x.name
      OriginProtocolPolicy = x.origin_protocol_policy
      OriginSSLProtocols   = one([for y in x.origin_ssl_protocols : y.items])
    }])
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }

  no_effect = ["vpc_origin_endpoint_config.origin_ssl_protocols.quantity"]
}

rule "aws_cloudfront_key_value_store" {
  type = "AWS::CloudFront::KeyValueStore"

  properties = {
    Comment = self.comment
    Name    = self.name
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}

rule "aws_cloudfront_continuous_deployment_policy" {
  type = "AWS::CloudFront::ContinuousDeploymentPolicy"

  properties = {
    ContinuousDeploymentPolicyConfig = {
      Enabled                     = self.enabled
      StagingDistributionDnsNames = one([for x in self.staging_distribution_dns_names : x.items])
      TrafficConfig = one([for x in self.traffic_config : {
        SingleHeaderConfig = one([for y in x.single_header_config : { Header = y.header, Value = y.value }])
        SingleWeightConfig = one([for y in x.single_weight_config : {
          SessionStickinessConfig = one([for z in y.session_stickiness_config : { IdleTTL = z.idle_ttl, MaximumTTL = z.maximum_ttl }])
          Weight                  = y.weight
        }])
        Type = x.type
      }])
    }
  }

  attributes = {
    id                 = ref()
    arn                = arn("cloudfront", "", account(), "continuous-deployment-policy/${ref()}")
    last_modified_time = getatt("LastModifiedTime")
  }

  no_effect = ["staging_distribution_dns_names.quantity"]
}

# Every distribution is reached by an alias in this zone ("AliasTarget" of AWS::Route53::RecordSet).
data "aws_cloudfront_distribution" {
  attributes = {
    id             = self.id
    arn            = arn("cloudfront", "", account(), "distribution/${self.id}")
    hosted_zone_id = startswith(known_text(region()), "cn-") ? "Z3RFFRIM2A3IF5" : "Z2FDTNDATAQYW2"
    domain_name    = parameter("domain_name")
  }

  parameter "domain_name" {
    type        = "String"
    description = "Domain name of the distribution"
  }
}
