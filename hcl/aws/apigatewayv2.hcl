# Amazon API Gateway, version 2: HTTP and WebSocket APIs.

rule "aws_apigatewayv2_api" {
  type = "AWS::ApiGatewayV2::Api"

  # With an OpenAPI document, CloudFormation takes name, protocol and description from there, as Terraform does.
  properties = {
    Name                      = self.name
    ProtocolType              = self.protocol_type
    ApiKeySelectionExpression = self.api_key_selection_expression != null ? self.api_key_selection_expression : self.protocol_type == "WEBSOCKET" ? "$request.header.x-api-key" : null
    Body                      = self.body
    CredentialsArn            = self.credentials_arn
    Description               = self.description
    DisableExecuteApiEndpoint = self.disable_execute_api_endpoint
    FailOnWarnings            = self.fail_on_warnings
    IpAddressType             = self.ip_address_type
    RouteKey                  = self.route_key
    # An API of HTTP has only one, a WebSocket API must name one.
    RouteSelectionExpression = self.route_selection_expression == null && self.protocol_type == "WEBSOCKET" ? "$request.method $request.path" : self.route_selection_expression
    Tags                     = tags_map(self.tags)
    Target                   = self.target
    Version                  = self.version
    CorsConfiguration = one([for c in self.cors_configuration : {
      AllowCredentials = c.allow_credentials
      AllowHeaders     = c.allow_headers
      AllowMethods     = c.allow_methods
      AllowOrigins     = c.allow_origins
      ExposeHeaders    = c.expose_headers
      MaxAge           = c.max_age == null ? 0 : c.max_age # as Terraform sends it
    }])
  }

  attributes = {
    id            = ref()
    api_endpoint  = getatt("ApiEndpoint")
    arn           = arn("apigateway", region(), "", "/apis/${ref()}")
    execution_arn = arn("execute-api", region(), account(), ref())
  }
}

rule "aws_apigatewayv2_authorizer" {
  type = "AWS::ApiGatewayV2::Authorizer"

  properties = {
    ApiId                          = self.api_id
    Name                           = self.name
    AuthorizerCredentialsArn       = self.authorizer_credentials_arn
    AuthorizerPayloadFormatVersion = self.authorizer_payload_format_version
    AuthorizerResultTtlInSeconds   = self.authorizer_result_ttl_in_seconds
    AuthorizerType                 = self.authorizer_type
    AuthorizerUri                  = self.authorizer_uri
    EnableSimpleResponses          = self.enable_simple_responses
    IdentitySource                 = self.identity_sources
    JwtConfiguration               = one([for j in self.jwt_configuration : { Audience = j.audience, Issuer = j.issuer }])
  }

  attributes = {
    id = getatt("AuthorizerId")
  }
}

rule "aws_apigatewayv2_integration" {
  type = "AWS::ApiGatewayV2::Integration"

  properties = {
    ApiId                       = self.api_id
    ConnectionId                = self.connection_id
    ConnectionType              = self.connection_type
    ContentHandlingStrategy     = self.content_handling_strategy
    CredentialsArn              = self.credentials_arn
    Description                 = self.description
    IntegrationMethod           = self.integration_method
    IntegrationSubtype          = self.integration_subtype
    IntegrationType             = self.integration_type
    IntegrationUri              = self.integration_uri
    PassthroughBehavior         = self.passthrough_behavior
    PayloadFormatVersion        = self.payload_format_version == null ? "1.0" : self.payload_format_version
    RequestParameters           = self.request_parameters
    RequestTemplates            = self.request_templates
    TemplateSelectionExpression = self.template_selection_expression
    TimeoutInMillis             = self.timeout_milliseconds
    TlsConfig                   = one([for t in self.tls_config : { ServerNameToVerify = t.server_name_to_verify }])
    ResponseParameters = {
      for r in self.response_parameters : r.status_code => {
        ResponseParameters = [for k, v in r.mappings : { Destination = k, Source = v }]
      }
    }
  }

  attributes = {
    id = ref()
  }
}

rule "aws_apigatewayv2_route" {
  type = "AWS::ApiGatewayV2::Route"

  properties = {
    ApiId                            = self.api_id
    ApiKeyRequired                   = self.api_key_required == true
    AuthorizationScopes              = self.authorization_scopes
    AuthorizationType                = self.authorization_type != null ? self.authorization_type : "NONE"
    AuthorizerId                     = self.authorizer_id
    ModelSelectionExpression         = self.model_selection_expression
    OperationName                    = self.operation_name
    RequestModels                    = self.request_models
    RequestParameters                = length(self.request_parameter) == 0 ? null : { for x in self.request_parameter : x.request_parameter_key => { Required = x.required } }
    RouteKey                         = self.route_key
    RouteResponseSelectionExpression = self.route_response_selection_expression
    Target                           = self.target
  }

  attributes = {
    id = getatt("RouteId")
  }
}

# Terraform sends 0 for a limit that is unset, and the routes answer no request at all; CloudFormation would leave the limits of the account.
shape "apigatewayv2_route_settings" {
  value = {
    DataTraceEnabled       = item.data_trace_enabled
    DetailedMetricsEnabled = item.detailed_metrics_enabled == true
    LoggingLevel           = item.logging_level
    ThrottlingBurstLimit   = item.throttling_burst_limit == null ? 0 : item.throttling_burst_limit
    ThrottlingRateLimit    = item.throttling_rate_limit == null ? 0 : item.throttling_rate_limit
  }
}

rule "aws_apigatewayv2_stage" {
  type = "AWS::ApiGatewayV2::Stage"

  properties = {
    ApiId                = self.api_id
    StageName            = self.name
    AccessLogSettings    = one([for s in self.access_log_settings : { DestinationArn = s.destination_arn, Format = s.format }])
    AutoDeploy           = self.auto_deploy
    ClientCertificateId  = self.client_certificate_id
    DeploymentId         = self.deployment_id
    Description          = self.description
    StageVariables       = self.stage_variables
    Tags                 = tags_map(self.tags)
    DefaultRouteSettings = one(apigatewayv2_route_settings(self.default_route_settings))
    RouteSettings        = length(self.route_settings) == 0 ? null : { for s in self.route_settings : s.route_key => one(apigatewayv2_route_settings([s])) }
  }

  attributes = {
    id            = self.name
    arn           = arn("apigateway", region(), "", "/apis/${self.api_id}/stages/${self.name}")
    execution_arn = arn("execute-api", region(), account(), "${self.api_id}/${self.name}")
    invoke_url    = "${config(self.api_id, "protocol_type") == "WEBSOCKET" ? "wss" : "https"}://${self.api_id}.execute-api.${region()}.${url_suffix()}/${self.name == "$default" ? "" : self.name}"
  }
}

rule "aws_apigatewayv2_deployment" {
  type = "AWS::ApiGatewayV2::Deployment"

  properties = {
    ApiId       = self.api_id
    Description = self.description
  }

  attributes = {
    id = getatt("DeploymentId")
  }

  # What makes Terraform deploy again.
  differs = {
    triggers = "CloudFormation makes a deployment once: when the API has changed, give this resource another name, or run `aws apigatewayv2 create-deployment`"
  }
}

rule "aws_apigatewayv2_domain_name" {
  type = "AWS::ApiGatewayV2::DomainName"

  properties = {
    DomainName = self.domain_name
    Tags       = tags_map(self.tags)
    DomainNameConfigurations = [for c in self.domain_name_configuration : {
      CertificateArn                      = c.certificate_arn
      EndpointType                        = c.endpoint_type
      IpAddressType                       = c.ip_address_type
      OwnershipVerificationCertificateArn = c.ownership_verification_certificate_arn
      SecurityPolicy                      = c.security_policy
    }]
    MutualTlsAuthentication = one([for m in self.mutual_tls_authentication : {
      TruststoreUri     = m.truststore_uri
      TruststoreVersion = m.truststore_version
    }])
  }

  attributes = {
    id          = ref()
    domain_name = ref()
    arn         = arn("apigateway", region(), "", "/domainnames/${ref()}")
    domain_name_configuration = [{
      hosted_zone_id     = getatt("RegionalHostedZoneId")
      target_domain_name = getatt("RegionalDomainName")
    }]
  }
}

rule "aws_apigatewayv2_api_mapping" {
  type = "AWS::ApiGatewayV2::ApiMapping"

  properties = {
    ApiId         = self.api_id
    ApiMappingKey = self.api_mapping_key
    DomainName    = self.domain_name
    Stage         = self.stage
  }

  attributes = {
    id = getatt("ApiMappingId")
  }
}

rule "aws_apigatewayv2_vpc_link" {
  type = "AWS::ApiGatewayV2::VpcLink"

  properties = {
    Name             = self.name
    SecurityGroupIds = self.security_group_ids
    SubnetIds        = self.subnet_ids
    Tags             = tags_map(self.tags)
  }

  attributes = {
    id  = ref()
    arn = arn("apigateway", region(), "", "/vpclinks/${ref()}")
  }
}

rule "aws_apigatewayv2_model" {
  type = "AWS::ApiGatewayV2::Model"

  properties = {
    ApiId       = self.api_id
    ContentType = self.content_type
    Description = self.description
    Name        = self.name
    Schema      = self.schema
  }

  attributes = {
    id = getatt("ModelId")
  }
}

rule "aws_apigatewayv2_integration_response" {
  type = "AWS::ApiGatewayV2::IntegrationResponse"

  properties = {
    ApiId                       = self.api_id
    ContentHandlingStrategy     = self.content_handling_strategy
    IntegrationId               = self.integration_id
    IntegrationResponseKey      = self.integration_response_key
    ResponseTemplates           = self.response_templates
    TemplateSelectionExpression = self.template_selection_expression
  }

  attributes = {
    id = getatt("IntegrationResponseId")
  }
}

rule "aws_apigatewayv2_route_response" {
  type = "AWS::ApiGatewayV2::RouteResponse"

  properties = {
    ApiId                    = self.api_id
    ModelSelectionExpression = self.model_selection_expression
    ResponseModels           = self.response_models
    RouteId                  = self.route_id
    RouteResponseKey         = self.route_response_key
  }

  attributes = {
    id = getatt("RouteResponseId")
  }
}
