# AppSync: GraphQL APIs, what they read and how they resolve it.
# AWS::AppSync::GraphQLApi, "Return values": Ref gives the ARN, so that identifiers are read as attributes.

shape "appsync_authorizer" {
  value = {
    AuthorizerResultTtlInSeconds = item.authorizer_result_ttl_in_seconds == null ? 300 : item.authorizer_result_ttl_in_seconds
    AuthorizerUri                = item.authorizer_uri
    IdentityValidationExpression = item.identity_validation_expression
  }
}

shape "appsync_identity_provider" {
  value = {
    AuthTTL  = item.auth_ttl
    ClientId = item.client_id
    IatTTL   = item.iat_ttl
    Issuer   = item.issuer
  }
}

shape "appsync_conflicts" {
  value = {
    ConflictDetection           = item.conflict_detection
    ConflictHandler             = item.conflict_handler
    LambdaConflictHandlerConfig = one([for y in item.lambda_conflict_handler_config : { LambdaConflictHandlerArn = y.lambda_conflict_handler_arn }])
  }
}

rule "aws_appsync_graphql_api" {
  type = "AWS::AppSync::GraphQLApi"

  properties = {
    ApiType                   = self.api_type
    AuthenticationType        = self.authentication_type
    IntrospectionConfig       = self.introspection_config
    MergedApiExecutionRoleArn = self.merged_api_execution_role_arn
    Name                      = self.name
    QueryDepthLimit           = self.query_depth_limit
    ResolverCountLimit        = self.resolver_count_limit
    Tags                      = tags(self.tags)
    Visibility                = self.visibility
    XrayEnabled               = self.xray_enabled
    AdditionalAuthenticationProviders = [for x in self.additional_authentication_provider : {
      AuthenticationType     = x.authentication_type
      LambdaAuthorizerConfig = one(appsync_authorizer(x.lambda_authorizer_config))
      OpenIDConnectConfig    = one(appsync_identity_provider(x.openid_connect_config))
      UserPoolConfig = one([for y in x.user_pool_config : {
        AppIdClientRegex = y.app_id_client_regex
        AwsRegion        = y.aws_region
        UserPoolId       = y.user_pool_id
      }])
    }]
    EnhancedMetricsConfig = one([for x in self.enhanced_metrics_config : {
      DataSourceLevelMetricsBehavior = x.data_source_level_metrics_behavior
      OperationLevelMetricsConfig    = x.operation_level_metrics_config
      ResolverLevelMetricsBehavior   = x.resolver_level_metrics_behavior
    }])
    LambdaAuthorizerConfig = one(appsync_authorizer(self.lambda_authorizer_config))
    LogConfig = one([for x in self.log_config : {
      CloudWatchLogsRoleArn = x.cloudwatch_logs_role_arn
      ExcludeVerboseContent = x.exclude_verbose_content
      FieldLogLevel         = x.field_log_level
    }])
    OpenIDConnectConfig = one(appsync_identity_provider(self.openid_connect_config))
    UserPoolConfig = one([for x in self.user_pool_config : {
      AppIdClientRegex = x.app_id_client_regex
      AwsRegion        = x.aws_region != null ? x.aws_region : region()
      DefaultAction    = x.default_action
      UserPoolId       = x.user_pool_id
    }])
  }

  attributes = {
    id   = getatt("ApiId")
    arn  = getatt("Arn")
    uris = { GRAPHQL = getatt("GraphQLUrl"), REALTIME = getatt("RealtimeUrl") }
  }

  also "graphql_schema" {
    type = "AWS::AppSync::GraphQLSchema"
    when = self.schema != null
    properties = {
      ApiId      = getatt("ApiId")
      Definition = self.schema
    }
  }
}

rule "aws_appsync_datasource" {
  type = "AWS::AppSync::DataSource"

  properties = {
    ApiId          = self.api_id
    Description    = self.description
    Name           = self.name
    ServiceRoleArn = self.service_role_arn
    Type           = self.type
    DynamoDBConfig = one([for x in self.dynamodb_config : {
      TableName            = x.table_name
      UseCallerCredentials = x.use_caller_credentials
      Versioned            = x.versioned
      AwsRegion            = x.region != null ? x.region : region()
      DeltaSyncConfig = one([for y in x.delta_sync_config : {
        BaseTableTTL       = y.base_table_ttl
        DeltaSyncTableName = y.delta_sync_table_name
        DeltaSyncTableTTL  = y.delta_sync_table_ttl
      }])
    }])
    ElasticsearchConfig = one([for x in self.elasticsearch_config : { Endpoint = x.endpoint, AwsRegion = x.region != null ? x.region : region() }])
    EventBridgeConfig   = one([for x in self.event_bridge_config : { EventBusArn = x.event_bus_arn }])
    HttpConfig = one([for x in self.http_config : {
      Endpoint = x.endpoint
      AuthorizationConfig = one([for y in x.authorization_config : {
        AuthorizationType = y.authorization_type == null ? "AWS_IAM" : y.authorization_type
        AwsIamConfig      = one([for z in y.aws_iam_config : { SigningRegion = z.signing_region, SigningServiceName = z.signing_service_name }])
      }])
    }])
    LambdaConfig            = one([for x in self.lambda_config : { LambdaFunctionArn = x.function_arn }])
    OpenSearchServiceConfig = one([for x in self.opensearchservice_config : { Endpoint = x.endpoint, AwsRegion = x.region != null ? x.region : region() }])
    RelationalDatabaseConfig = one([for x in self.relational_database_config : {
      RelationalDatabaseSourceType = x.source_type == null ? "RDS_HTTP_ENDPOINT" : x.source_type
      RdsHttpEndpointConfig = one([for y in x.http_endpoint_config : {
        AwsSecretStoreArn   = y.aws_secret_store_arn
        DatabaseName        = y.database_name
        DbClusterIdentifier = y.db_cluster_identifier
        Schema              = y.schema
        AwsRegion           = y.region != null ? y.region : region()
      }])
    }])
  }

  attributes = {
    arn  = getatt("DataSourceArn")
    name = getatt("Name")
  }
}

rule "aws_appsync_resolver" {
  type = "AWS::AppSync::Resolver"

  properties = {
    ApiId                   = self.api_id
    Code                    = self.code
    Kind                    = self.kind
    MaxBatchSize            = self.max_batch_size
    DataSourceName          = self.data_source
    FieldName               = self.field
    TypeName                = self.type
    CachingConfig           = one([for x in self.caching_config : { CachingKeys = x.caching_keys, Ttl = x.ttl }])
    PipelineConfig          = one([for x in self.pipeline_config : { Functions = x.functions }])
    Runtime                 = one([for x in self.runtime : { Name = x.name, RuntimeVersion = x.runtime_version }])
    SyncConfig              = one(appsync_conflicts(self.sync_config))
    RequestMappingTemplate  = self.request_template
    ResponseMappingTemplate = self.response_template
  }

  attributes = {
    arn = getatt("ResolverArn")
  }
}

rule "aws_appsync_function" {
  type = "AWS::AppSync::FunctionConfiguration"

  properties = {
    ApiId                   = self.api_id
    Code                    = self.code
    Description             = self.description
    FunctionVersion         = self.function_version
    MaxBatchSize            = self.max_batch_size
    Name                    = self.name
    RequestMappingTemplate  = self.request_mapping_template
    ResponseMappingTemplate = self.response_mapping_template
    DataSourceName          = self.data_source
    Runtime                 = one([for x in self.runtime : { Name = x.name, RuntimeVersion = x.runtime_version }])
    SyncConfig              = one(appsync_conflicts(self.sync_config))
  }

  attributes = {
    arn         = getatt("FunctionArn")
    function_id = getatt("FunctionId")
  }
}

# A time of RFC 3339 in UTC as Unix time: the days of the civil calendar, counted in years that begin in March.
shape "seconds_since_1970" {
  value = endswith(upper(item), "Z") ? one([for t in [{
    y = tonumber(formatdate("YYYY", item)) - (tonumber(formatdate("M", item)) <= 2 ? 1 : 0)
    m = (tonumber(formatdate("M", item)) + 9) % 12
    d = tonumber(formatdate("D", item))
    s = tonumber(formatdate("h", item)) * 3600 + tonumber(formatdate("m", item)) * 60 + tonumber(formatdate("s", item))
  }] : (365 * t.y + floor(t.y / 4) - floor(t.y / 100) + floor(t.y / 400) + floor((t.m * 306 + 5) / 10) + t.d - 719469) * 86400 + t.s]) : fail("write the time in UTC, ending in Z")
}

rule "aws_appsync_api_key" {
  type = "AWS::AppSync::ApiKey"

  properties = {
    ApiId       = self.api_id
    Description = self.description == null ? "Managed by Terraform" : self.description
    Expires     = one(seconds_since_1970(compact([self.expires])))
  }

  attributes = {
    api_key_id = getatt("ApiKeyId")
    key        = getatt("ApiKey")
  }
}

rule "aws_appsync_api_cache" {
  type = "AWS::AppSync::ApiCache"

  properties = {
    ApiCachingBehavior       = self.api_caching_behavior
    ApiId                    = self.api_id
    AtRestEncryptionEnabled  = self.at_rest_encryption_enabled
    TransitEncryptionEnabled = self.transit_encryption_enabled
    Ttl                      = self.ttl
    Type                     = self.type
  }
}

rule "aws_appsync_domain_name" {
  type = "AWS::AppSync::DomainName"

  properties = {
    CertificateArn = self.certificate_arn
    Description    = self.description
    DomainName     = self.domain_name
  }

  attributes = {
    id                  = ref()
    appsync_domain_name = getatt("AppSyncDomainName")
    hosted_zone_id      = getatt("HostedZoneId")
  }
}

rule "aws_appsync_domain_name_api_association" {
  type = "AWS::AppSync::DomainNameApiAssociation"

  properties = {
    ApiId      = self.api_id
    DomainName = self.domain_name
  }
}

rule "aws_appsync_source_api_association" {
  type = "AWS::AppSync::SourceApiAssociation"

  properties = {
    Description                = self.description
    MergedApiIdentifier = self.merged_api_arn != null ? self.merged_api_arn : self.merged_api_id
    SourceApiAssociationConfig = one([for x in self.source_api_association_config : { MergeType = x.merge_type }])
    SourceApiIdentifier = self.source_api_arn != null ? self.source_api_arn : self.source_api_id
  }

  attributes = {
    id             = "${getatt("MergedApiId")},${getatt("AssociationId")}"
    association_id = getatt("AssociationId")
    merged_api_arn = getatt("MergedApiArn")
    merged_api_id  = getatt("MergedApiId")
    source_api_arn = getatt("SourceApiArn")
    source_api_id  = getatt("SourceApiId")
    arn            = getatt("AssociationArn")
  }
}
