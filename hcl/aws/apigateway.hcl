# Amazon API Gateway, version 1.
# 
# A method of CloudFormation contains its integration and its responses; a stage contains the settings of its methods.

rule "aws_api_gateway_rest_api" {
  type = "AWS::ApiGateway::RestApi"

  properties = {
    ApiKeySourceType          = self.api_key_source
    BinaryMediaTypes          = self.binary_media_types
    Body                      = self.body
    Description               = self.description
    DisableExecuteApiEndpoint = self.disable_execute_api_endpoint
    FailOnWarnings            = self.fail_on_warnings
    MinimumCompressionSize    = self.minimum_compression_size
    Name                      = self.name
    Parameters                = self.parameters
    Policy                    = self.policy
    Mode                      = self.put_rest_api_mode
    Tags                      = tags(self.tags)

    EndpointConfiguration = one([for e in self.endpoint_configuration : {
      IpAddressType  = e.ip_address_type
      Types          = e.types
      VpcEndpointIds = e.vpc_endpoint_ids
    }])
  }

  attributes = {
    id               = ref()
    root_resource_id = getatt("RootResourceId")
    arn              = arn("apigateway", region(), "", "/restapis/${ref()}")
    execution_arn    = arn("execute-api", region(), account(), ref())
  }
}

rule "aws_api_gateway_resource" {
  type = "AWS::ApiGateway::Resource"

  properties = {
    ParentId  = self.parent_id
    PathPart  = self.path_part
    RestApiId = self.rest_api_id
  }

  attributes = {
    id = ref()
  }
}

rule "aws_api_gateway_method" {
  type = "AWS::ApiGateway::Method"

  properties = {
    ApiKeyRequired      = self.api_key_required
    AuthorizationType   = self.authorization
    AuthorizationScopes = self.authorization_scopes
    AuthorizerId        = self.authorizer_id
    HttpMethod          = self.http_method
    OperationName       = self.operation_name
    RequestModels       = self.request_models
    RequestParameters   = self.request_parameters
    RequestValidatorId  = self.request_validator_id
    ResourceId          = self.resource_id
    RestApiId           = self.rest_api_id
  }

  attributes = {
    id = "agm-${self.rest_api_id}-${self.resource_id}-${self.http_method}"
  }
}

rule "aws_api_gateway_integration" {
  fold {
    into = self.http_method
    id   = "agm-${self.rest_api_id}-${self.resource_id}-${self.http_method}"
    host = "aws_api_gateway_method"
    properties = {
      Integration = {
        Type                  = self.type
        IntegrationHttpMethod = self.integration_http_method
        Uri                   = self.uri
        ConnectionId          = self.connection_id
        ConnectionType        = self.connection_type
        Credentials           = self.credentials
        ContentHandling       = self.content_handling
        CacheKeyParameters    = self.cache_key_parameters
        CacheNamespace        = self.cache_namespace
        PassthroughBehavior   = self.passthrough_behavior
        RequestParameters     = self.request_parameters
        RequestTemplates      = self.request_templates
        TimeoutInMillis       = self.timeout_milliseconds
      }
    }
  }

  unsupported = {
    "tls_config.insecure_skip_verification" = { unless = [false], reason = "CloudFormation verifies the certificate of the integration: install one that is trusted" }
  }
}

rule "aws_api_gateway_method_response" {
  fold {
    into = self.http_method
    id   = "agm-${self.rest_api_id}-${self.resource_id}-${self.http_method}"
    host = "aws_api_gateway_method"
    append = {
      MethodResponses = [{
        StatusCode         = self.status_code
        ResponseModels     = self.response_models
        ResponseParameters = self.response_parameters
      }]
    }
  }
}

rule "aws_api_gateway_integration_response" {
  fold {
    into = self.http_method
    id   = "agm-${self.rest_api_id}-${self.resource_id}-${self.http_method}"
    host = "aws_api_gateway_method"
    append = {
      Integration = {
        IntegrationResponses = [{
          StatusCode         = self.status_code
          ContentHandling    = self.content_handling
          ResponseParameters = self.response_parameters
          ResponseTemplates  = self.response_templates
          SelectionPattern   = self.selection_pattern
        }]
      }
    }
  }
}

# CloudFormation makes a deployment once: to deploy a changed API again, the resource needs another name. What the triggers
# contain is not part of the deployment.
rule "aws_api_gateway_deployment" {
  type = "AWS::ApiGateway::Deployment"

  properties = {
    Description      = self.description
    RestApiId        = self.rest_api_id
    StageName        = self.stage_name
    StageDescription = self.stage_description == null && self.variables == null ? null : { Description = self.stage_description, Variables = self.variables }

    DeploymentCanarySettings = one([for c in self.canary_settings : {
      PercentTraffic         = c.percent_traffic
      StageVariableOverrides = c.stage_variable_overrides
      UseStageCache          = c.use_stage_cache
    }])
  }

  attributes = {
    id            = ref()
    execution_arn = arn("execute-api", region(), account(), "${self.rest_api_id}/${self.stage_name == null ? "" : self.stage_name}")
    invoke_url    = "https://${self.rest_api_id}.execute-api.${region()}.${url_suffix()}/${self.stage_name == null ? "" : self.stage_name}"
  }

  differs = {
    triggers = "CloudFormation makes a deployment once: when the API has changed, give this resource another name, or run `aws apigateway create-deployment`"
  }
}

rule "aws_api_gateway_stage" {
  type = "AWS::ApiGateway::Stage"

  properties = {
    CacheClusterEnabled  = self.cache_cluster_enabled
    CacheClusterSize     = self.cache_cluster_size
    ClientCertificateId  = self.client_certificate_id
    DeploymentId         = self.deployment_id
    Description          = self.description
    DocumentationVersion = self.documentation_version
    RestApiId            = self.rest_api_id
    StageName            = self.stage_name
    Tags                 = tags(self.tags)
    Variables            = self.variables
    TracingEnabled       = self.xray_tracing_enabled
    AccessLogSetting     = one([for a in self.access_log_settings : { DestinationArn = a.destination_arn, Format = a.format }])

    CanarySetting = one([for c in self.canary_settings : {
      DeploymentId           = c.deployment_id
      PercentTraffic         = c.percent_traffic
      StageVariableOverrides = c.stage_variable_overrides
      UseStageCache          = c.use_stage_cache
    }])
  }

  attributes = {
    id            = "ags-${self.rest_api_id}-${ref()}"
    stage_name    = ref()
    arn           = arn("apigateway", region(), "", "/restapis/${self.rest_api_id}/stages/${ref()}")
    execution_arn = arn("execute-api", region(), account(), "${self.rest_api_id}/${ref()}")
    invoke_url    = "https://${self.rest_api_id}.execute-api.${region()}.${url_suffix()}/${ref()}"
  }
}

rule "aws_api_gateway_method_settings" {
  fold {
    into = self.stage_name
    id   = "ags-${self.rest_api_id}-${self.stage_name}"
    host = "aws_api_gateway_stage"
    append = {
      MethodSettings = [for s in self.settings : {
        ResourcePath         = "/${join("/", slice(split("/", self.method_path), 0, length(split("/", self.method_path)) - 1))}"
        HttpMethod           = reverse(split("/", self.method_path))[0]
        CacheDataEncrypted   = s.cache_data_encrypted
        CacheTtlInSeconds    = s.cache_ttl_in_seconds
        CachingEnabled       = s.caching_enabled
        DataTraceEnabled     = s.data_trace_enabled
        LoggingLevel         = s.logging_level
        MetricsEnabled       = s.metrics_enabled
        ThrottlingBurstLimit = s.throttling_burst_limit == -1 ? null : s.throttling_burst_limit
        ThrottlingRateLimit  = s.throttling_rate_limit == -1 ? null : s.throttling_rate_limit
      }]
    }
  }

  unsupported = {
    "settings.require_authorization_for_cache_control"    = { unless = [true], reason = "CloudFormation always asks for authorization to invalidate the cache: remove the argument" }
    "settings.unauthorized_cache_control_header_strategy" = { unless = ["SUCCEED_WITH_RESPONSE_HEADER"], reason = "CloudFormation does not set how unauthorized cache requests are answered: remove the argument" }
  }
}

rule "aws_api_gateway_account" {
  type = "AWS::ApiGateway::Account"

  properties = {
    CloudWatchRoleArn = self.cloudwatch_role_arn
  }

  attributes = {
    id = ref()
  }

  no_effect = ["reset_on_delete"]
}

rule "aws_api_gateway_api_key" {
  type = "AWS::ApiGateway::ApiKey"

  properties = {
    CustomerId  = self.customer_id
    Description = self.description == null ? "Managed by Terraform" : self.description
    Enabled     = self.enabled == null ? true : self.enabled
    Name        = self.name
    Tags        = tags(self.tags)
    Value       = self.value
  }

  attributes = {
    id  = ref()
    arn = arn("apigateway", region(), "", "/apikeys/${ref()}")
  }
}

rule "aws_api_gateway_authorizer" {
  type = "AWS::ApiGateway::Authorizer"

  properties = {
    AuthorizerCredentials        = self.authorizer_credentials
    AuthorizerResultTtlInSeconds = self.authorizer_result_ttl_in_seconds
    AuthorizerUri                = self.authorizer_uri
    IdentitySource               = self.identity_source == null ? "method.request.header.Authorization" : self.identity_source
    IdentityValidationExpression = self.identity_validation_expression
    Name                         = self.name
    ProviderARNs                 = self.provider_arns
    RestApiId                    = self.rest_api_id
    Type                         = self.type == null ? "TOKEN" : self.type
  }

  attributes = {
    id  = getatt("AuthorizerId")
    arn = arn("apigateway", region(), "", "/restapis/${self.rest_api_id}/authorizers/${getatt("AuthorizerId")}")
  }
}

rule "aws_api_gateway_base_path_mapping" {
  type = "AWS::ApiGateway::BasePathMapping"

  properties = {
    RestApiId  = self.api_id
    BasePath   = self.base_path
    DomainName = self.domain_name
    Stage      = self.stage_name
  }

  attributes = {
    id = "${self.domain_name}/${self.base_path == null ? "" : self.base_path}"
  }

  unsupported = {
    domain_name_id = "CloudFormation maps paths of private domains with AWS::ApiGateway::BasePathMappingV2 only: use a public domain"
  }
}

rule "aws_api_gateway_domain_name" {
  type = "AWS::ApiGateway::DomainName"

  properties = {
    CertificateArn                      = self.certificate_arn
    DomainName                          = self.domain_name
    OwnershipVerificationCertificateArn = self.ownership_verification_certificate_arn
    RegionalCertificateArn              = self.regional_certificate_arn
    SecurityPolicy                      = self.security_policy
    Tags                                = tags(self.tags)
    EndpointConfiguration               = one([for e in self.endpoint_configuration : { IpAddressType = e.ip_address_type, Types = e.types }])
    MutualTlsAuthentication             = one([for m in self.mutual_tls_authentication : { TruststoreUri = m.truststore_uri, TruststoreVersion = m.truststore_version }])
  }

  attributes = {
    id                     = ref()
    domain_name            = ref()
    arn                    = arn("apigateway", region(), "", "/domainnames/${ref()}")
    cloudfront_domain_name = getatt("DistributionDomainName")
    cloudfront_zone_id     = getatt("DistributionHostedZoneId")
    regional_domain_name   = getatt("RegionalDomainName")
    regional_zone_id       = getatt("RegionalHostedZoneId")
  }

  unsupported = {
    certificate_body          = "CloudFormation takes certificates from AWS Certificate Manager only: import it with aws_acm_certificate and set `certificate_arn`"
    certificate_chain         = "CloudFormation takes certificates from AWS Certificate Manager only: import it with aws_acm_certificate and set `certificate_arn`"
    certificate_name          = "CloudFormation takes certificates from AWS Certificate Manager only: import it with aws_acm_certificate and set `certificate_arn`"
    certificate_private_key   = "CloudFormation takes certificates from AWS Certificate Manager only: import it with aws_acm_certificate and set `certificate_arn`"
    regional_certificate_name = "CloudFormation takes certificates from AWS Certificate Manager only: import it with aws_acm_certificate and set `regional_certificate_arn`"
    policy                    = "CloudFormation takes a policy on private domains, AWS::ApiGateway::DomainNameV2, only: use a public domain"
  }
}

rule "aws_api_gateway_usage_plan" {
  type = "AWS::ApiGateway::UsagePlan"

  properties = {
    Description   = self.description
    UsagePlanName = self.name
    Tags          = tags(self.tags)
    Throttle      = one([for t in self.throttle_settings : { BurstLimit = t.burst_limit, RateLimit = t.rate_limit }])

    ApiStages = [for s in self.api_stages : {
      ApiId    = s.api_id
      Stage    = s.stage
      Throttle = { for t in s.throttle : t.path => { BurstLimit = t.burst_limit, RateLimit = t.rate_limit } }
    }]

    Quota = one([for q in self.quota_settings : {
      Limit  = q.limit
      Offset = q.offset
      Period = q.period
    }])
  }

  attributes = {
    id  = ref()
    arn = arn("apigateway", region(), "", "/usageplans/${ref()}")
  }

  unsupported = {
    product_code = "CloudFormation does not connect usage plans with AWS Marketplace: set the code outside of the stack"
  }
}

rule "aws_api_gateway_usage_plan_key" {
  type = "AWS::ApiGateway::UsagePlanKey"

  properties = {
    KeyId       = self.key_id
    KeyType     = self.key_type
    UsagePlanId = self.usage_plan_id
  }

  attributes = {
    id   = self.key_id
    name = sibling(self.key_id, "name")
  }
}

rule "aws_api_gateway_model" {
  type = "AWS::ApiGateway::Model"

  properties = {
    ContentType = self.content_type
    Description = self.description
    Name        = self.name
    RestApiId   = self.rest_api_id
    Schema      = self.schema
  }

  attributes = {
    name = ref()
  }
}

rule "aws_api_gateway_request_validator" {
  type = "AWS::ApiGateway::RequestValidator"

  properties = {
    Name                      = self.name
    RestApiId                 = self.rest_api_id
    ValidateRequestBody       = self.validate_request_body
    ValidateRequestParameters = self.validate_request_parameters
  }

  attributes = {
    id = getatt("RequestValidatorId")
  }
}

rule "aws_api_gateway_vpc_link" {
  type = "AWS::ApiGateway::VpcLink"

  properties = {
    Description = self.description
    Name        = self.name
    Tags        = tags(self.tags)
    TargetArns  = self.target_arns
  }

  attributes = {
    id  = ref()
    arn = arn("apigateway", region(), "", "/vpclinks/${ref()}")
  }
}

rule "aws_api_gateway_gateway_response" {
  type = "AWS::ApiGateway::GatewayResponse"

  properties = {
    ResponseParameters = self.response_parameters
    ResponseTemplates  = self.response_templates
    ResponseType       = self.response_type
    RestApiId          = self.rest_api_id
    StatusCode         = self.status_code
  }

  attributes = {
    id = "aggr-${self.rest_api_id}-${self.response_type}"
  }
}

rule "aws_api_gateway_rest_api_policy" {
  fold {
    into       = self.rest_api_id
    host       = "aws_api_gateway_rest_api"
    properties = { Policy = self.policy }
  }
}

rule "aws_api_gateway_client_certificate" {
  type = "AWS::ApiGateway::ClientCertificate"

  properties = {
    Description = self.description
    Tags        = tags(self.tags)
  }

  attributes = {
    id  = ref()
    arn = arn("apigateway", region(), "", "/clientcertificates/${ref()}")
  }
}

rule "aws_api_gateway_documentation_part" {
  type = "AWS::ApiGateway::DocumentationPart"

  properties = {
    Properties = self.properties
    RestApiId  = self.rest_api_id
    Location = one([for x in self.location : {
      Method     = x.method
      Name       = x.name
      Path       = x.path
      StatusCode = x.status_code
      Type       = x.type
    }])
  }

  attributes = {
    id                    = "${self.rest_api_id}/${getatt("DocumentationPartId")}"
    documentation_part_id = getatt("DocumentationPartId")
  }
}

rule "aws_api_gateway_documentation_version" {
  type = "AWS::ApiGateway::DocumentationVersion"

  properties = {
    Description          = self.description
    RestApiId            = self.rest_api_id
    DocumentationVersion = self.version
  }

  attributes = {
    id = "${self.rest_api_id}/${self.version}"
  }
}
