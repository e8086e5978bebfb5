# AWS Lambda.

rule "aws_lambda_function" {
  type = "AWS::Lambda::Function"

  deletion_policy = self.skip_destroy == true ? "Retain" : "Delete"

  # In a VPC the role must be allowed to make interfaces by then. Terraform tries again until it is.
  follows = {
    "aws_iam_role_policy.role"            = [for c in self.vpc_config : self.role]
    "aws_iam_role_policy_attachment.role" = [for c in self.vpc_config : self.role]
  }

  properties = {
    FunctionName         = self.function_name
    Architectures        = self.architectures
    CodeSigningConfigArn = self.code_signing_config_arn
    Description          = self.description
    Handler              = self.handler
    KmsKeyArn            = self.kms_key_arn
    Layers               = self.layers
    MemorySize           = self.memory_size
    PackageType          = self.package_type
    # -1 is Terraform's word for no reservation.
    ReservedConcurrentExecutions = self.reserved_concurrent_executions == -1 ? null : self.reserved_concurrent_executions
    Role                         = self.role
    Runtime                      = self.runtime
    Tags                         = tags(self.tags)
    Timeout                      = self.timeout

    # `aws cloudformation package` uploads what a path names, and compresses it unless it is an archive already.
    Code = choose(self.filename != null, local_path(self.filename), {
      ImageUri        = self.image_uri
      S3Bucket        = self.s3_bucket
      S3Key           = self.s3_key
      S3ObjectVersion = self.s3_object_version
    })

    DeadLetterConfig  = one([for d in self.dead_letter_config : { TargetArn = d.target_arn }])
    Environment       = one([for e in self.environment : { Variables = e.variables }])
    EphemeralStorage  = one([for e in self.ephemeral_storage : { Size = e.size == null ? 512 : e.size }])
    FileSystemConfigs = [for f in self.file_system_config : { Arn = f.arn, LocalMountPath = f.local_mount_path }]
    ImageConfig = one([for i in self.image_config : {
      Command          = i.command
      EntryPoint       = i.entry_point
      WorkingDirectory = i.working_directory
    }])
    LoggingConfig = one([for l in self.logging_config : {
      ApplicationLogLevel = l.application_log_level
      LogFormat           = l.log_format
      LogGroup            = l.log_group
      SystemLogLevel      = l.system_log_level
    }])
    SnapStart     = one([for s in self.snap_start : { ApplyOn = s.apply_on }])
    TracingConfig = one([for t in self.tracing_config : { Mode = t.mode }])
    VpcConfig = one([for c in self.vpc_config : {
      Ipv6AllowedForDualStack = c.ipv6_allowed_for_dual_stack
      SecurityGroupIds        = c.security_group_ids
      SubnetIds               = c.subnet_ids
    }])
  }

  # A version holds the code and settings of its time. CloudFormation publishes another one only when this resource is replaced,
  # so it names the code; the earlier version stays, as in Terraform.
  also "version" {
    when            = self.publish == true
    type            = "AWS::Lambda::Version"
    deletion_policy = "Retain"
    properties = {
      FunctionName = ref()
      CodeSha256   = self.filename != null && can(regex("^[0-9A-Za-z+/]{43}=$", known_text(self.source_code_hash))) ? self.source_code_hash : null
    }
  }

  attributes = {
    id                   = ref()
    function_name        = ref()
    arn                  = getatt("Arn")
    invoke_arn           = arn("apigateway", region(), "lambda", "path/2015-03-31/functions/${getatt("Arn")}/invocations")
    qualified_arn        = self.publish == true ? getatt("FunctionArn", "version") : "${getatt("Arn")}:$LATEST"
    qualified_invoke_arn = arn("apigateway", region(), "lambda", "path/2015-03-31/functions/${self.publish == true ? getatt("FunctionArn", "version") : "${getatt("Arn")}:$LATEST"}/invocations")
    version              = self.publish == true ? getatt("Version", "version") : "$LATEST"
    vpc_config = [for c in self.vpc_config : {
      security_group_ids = c.security_group_ids
      subnet_ids         = c.subnet_ids
      vpc_id             = sibling(tolist(c.subnet_ids)[0], "vpc_id")
    }]
  }

  synthesis = {
    id            = self.function_name
    function_name = self.function_name
    arn           = arn("lambda", region(), account(), "function:${self.function_name}")
    invoke_arn    = arn("apigateway", region(), "lambda", "path/2015-03-31/functions/${arn("lambda", region(), account(), "function:${self.function_name}")}/invocations")
  }

  # CloudFormation sees new code by its location. The security groups are exchanged only while Terraform deletes.
  no_effect = ["source_code_hash", "replace_security_groups_on_destroy", "replacement_security_group_ids"]

  differs = {
    publish = { unless = [false], reason = "CloudFormation publishes another version when the code of filename changes together with source_code_hash, and not when only settings change: for that, run `aws lambda publish-version`" }
  }
}

rule "aws_lambda_permission" {
  type = "AWS::Lambda::Permission"

  properties = {
    FunctionName        = self.qualifier == null ? self.function_name : "${self.function_name}:${self.qualifier}"
    Action              = self.action
    EventSourceToken    = self.event_source_token
    FunctionUrlAuthType = self.function_url_auth_type
    Principal           = self.principal
    PrincipalOrgID      = self.principal_org_id
    SourceAccount       = self.source_account
    SourceArn           = self.source_arn
  }

  attributes = {
    id           = getatt("Id")
    statement_id = getatt("Id")
  }

  # CloudFormation names the statement itself.
  no_effect = ["statement_id", "statement_id_prefix"]
}

rule "aws_lambda_alias" {
  type = "AWS::Lambda::Alias"

  properties = {
    Name            = self.name
    Description     = self.description
    FunctionName    = self.function_name
    FunctionVersion = self.function_version
    RoutingConfig = one([for r in self.routing_config : {
      AdditionalVersionWeights = [for k, v in coalesce(r.additional_version_weights, {}) : { FunctionVersion = k, FunctionWeight = v }]
    }])
  }

  attributes = {
    id         = ref()
    arn        = ref()
    invoke_arn = arn("apigateway", region(), "lambda", "path/2015-03-31/functions/${ref()}/invocations")
  }
}

rule "aws_lambda_provisioned_concurrency_config" {
  fold {
    when = !refers(self.qualifier, "aws_lambda_function")
    into = self.qualifier
    host = "aws_lambda_alias"
    properties = {
      ProvisionedConcurrencyConfig = { ProvisionedConcurrentExecutions = self.provisioned_concurrent_executions }
    }
  }

  fold {
    when = refers(self.qualifier, "aws_lambda_function")
    into = self.qualifier
    host = "aws_lambda_function"
    also = "version"
    properties = {
      ProvisionedConcurrencyConfig = { ProvisionedConcurrentExecutions = self.provisioned_concurrent_executions }
    }
  }

  no_effect = ["function_name"]

  unsupported = {
    skip_destroy = { unless = [false], reason = "CloudFormation removes the provisioned concurrency together with the alias" }
  }
}

rule "aws_lambda_event_source_mapping" {
  type = "AWS::Lambda::EventSourceMapping"

  # The role of the function must be allowed to read the source by then. Terraform tries again until it is.
  follows = {
    "aws_iam_role_policy.role"            = sibling(self.function_name, "role")
    "aws_iam_role_policy_attachment.role" = sibling(self.function_name, "role")
  }

  properties = {
    FunctionName                   = self.function_name
    BatchSize                      = self.batch_size
    BisectBatchOnFunctionError     = self.bisect_batch_on_function_error
    Enabled                        = self.enabled
    EventSourceArn                 = self.event_source_arn
    FunctionResponseTypes          = self.function_response_types
    KmsKeyArn                      = self.kms_key_arn
    MaximumBatchingWindowInSeconds = self.maximum_batching_window_in_seconds
    MaximumRecordAgeInSeconds      = self.maximum_record_age_in_seconds
    MaximumRetryAttempts           = self.maximum_retry_attempts
    ParallelizationFactor          = self.parallelization_factor
    Queues                         = self.queues
    StartingPosition               = self.starting_position
    StartingPositionTimestamp      = one(seconds_since_1970(compact([self.starting_position_timestamp])))
    Tags                           = tags(self.tags)
    Topics                         = self.topics
    TumblingWindowInSeconds        = self.tumbling_window_in_seconds

    AmazonManagedKafkaEventSourceConfig = one([for k in self.amazon_managed_kafka_event_source_config : { ConsumerGroupId = k.consumer_group_id }])
    DestinationConfig = one([for d in self.destination_config : {
      OnFailure = one([for f in d.on_failure : { Destination = f.destination_arn }])
    }])
    DocumentDBEventSourceConfig = one([for d in self.document_db_event_source_config : {
      CollectionName = d.collection_name
      DatabaseName   = d.database_name
      FullDocument   = d.full_document
    }])
    FilterCriteria = one([for c in self.filter_criteria : { Filters = [for f in c.filter : { Pattern = f.pattern }] }])
    MetricsConfig  = one([for m in self.metrics_config : { Metrics = m.metrics }])
    ProvisionedPollerConfig = one([for p in self.provisioned_poller_config : {
      MaximumPollers = p.maximum_pollers
      MinimumPollers = p.minimum_pollers
    }])
    ScalingConfig = one([for s in self.scaling_config : { MaximumConcurrency = s.maximum_concurrency }])
    SelfManagedEventSource = one([for s in self.self_managed_event_source : {
      Endpoints = { KafkaBootstrapServers = split(",", s.endpoints["KAFKA_BOOTSTRAP_SERVERS"]) }
    }])
    SelfManagedKafkaEventSourceConfig = one([for k in self.self_managed_kafka_event_source_config : { ConsumerGroupId = k.consumer_group_id }])
    SourceAccessConfigurations        = [for c in self.source_access_configuration : { Type = c.type, URI = c.uri }]
  }

  attributes = {
    id           = ref()
    uuid         = ref()
    arn          = getatt("EventSourceMappingArn")
    function_arn = coalesce(sibling(self.function_name, "arn"), self.function_name)
  }
}

rule "aws_lambda_function_url" {
  type = "AWS::Lambda::Url"

  properties = {
    TargetFunctionArn = self.function_name
    AuthType          = self.authorization_type
    InvokeMode        = self.invoke_mode
    Qualifier         = self.qualifier
    Cors = one([for c in self.cors : {
      AllowCredentials = c.allow_credentials
      AllowHeaders     = c.allow_headers
      AllowMethods     = c.allow_methods
      AllowOrigins     = c.allow_origins
      ExposeHeaders    = c.expose_headers
      MaxAge           = c.max_age
    }])
  }

  # What Terraform adds by itself to a public URL.
  also "public_access" {
    when = self.authorization_type == "NONE"
    type = "AWS::Lambda::Permission"
    properties = {
      FunctionName        = self.qualifier == null ? self.function_name : "${self.function_name}:${self.qualifier}"
      Action              = "lambda:InvokeFunctionUrl"
      FunctionUrlAuthType = "NONE"
      Principal           = "*"
    }
  }

  attributes = {
    id           = self.function_name
    function_arn = getatt("FunctionArn")
    function_url = getatt("FunctionUrl")
    url_id       = split(".", split("//", getatt("FunctionUrl"))[1])[0]
  }
}

rule "aws_lambda_layer_version" {
  type = "AWS::Lambda::LayerVersion"

  deletion_policy = self.skip_destroy == true ? "Retain" : "Delete"

  properties = {
    LayerName               = self.layer_name
    CompatibleArchitectures = self.compatible_architectures
    CompatibleRuntimes      = self.compatible_runtimes
    Description             = self.description
    LicenseInfo             = self.license_info
    Content = choose(self.filename != null, local_path(self.filename), {
      S3Bucket        = self.s3_bucket
      S3Key           = self.s3_key
      S3ObjectVersion = self.s3_object_version
    })
  }

  attributes = {
    id        = ref()
    arn       = ref()
    layer_arn = arn("lambda", region(), account(), "layer:${self.layer_name}")
    version   = split(":", ref())[7]
  }

  no_effect = ["source_code_hash"]
}

rule "aws_lambda_layer_version_permission" {
  type = "AWS::Lambda::LayerVersionPermission"

  deletion_policy = self.skip_destroy == true ? "Retain" : "Delete"

  properties = {
    LayerVersionArn = (refers(self.layer_name) || startswith(self.layer_name, "arn:") ? "${self.layer_name}:${self.version_number}"
    : arn("lambda", region(), account(), "layer:${self.layer_name}:${self.version_number}"))
    Action         = self.action
    OrganizationId = self.organization_id
    Principal      = self.principal
  }

  no_effect = ["statement_id"]
}

rule "aws_lambda_function_event_invoke_config" {
  type = "AWS::Lambda::EventInvokeConfig"

  properties = {
    FunctionName             = self.function_name
    MaximumEventAgeInSeconds = self.maximum_event_age_in_seconds
    MaximumRetryAttempts     = self.maximum_retry_attempts
    Qualifier                = self.qualifier == null ? "$LATEST" : self.qualifier
    DestinationConfig = one([for d in self.destination_config : {
      OnFailure = one([for f in d.on_failure : { Destination = f.destination }])
      OnSuccess = one([for s in d.on_success : { Destination = s.destination }])
    }])
  }

  attributes = {
    id = self.qualifier == null ? self.function_name : "${self.function_name}:${self.qualifier}"
  }
}

rule "aws_lambda_code_signing_config" {
  type = "AWS::Lambda::CodeSigningConfig"

  properties = {
    Description         = self.description
    AllowedPublishers   = one([for p in self.allowed_publishers : { SigningProfileVersionArns = p.signing_profile_version_arns }])
    CodeSigningPolicies = one([for p in self.policies : { UntrustedArtifactOnDeployment = p.untrusted_artifact_on_deployment }])
    Tags                = tags(self.tags)
  }

  attributes = {
    id        = ref()
    arn       = ref()
    config_id = getatt("CodeSigningConfigId")
  }
}

data "aws_lambda_function" {
  attributes = {
    id            = self.function_name
    arn           = arn("lambda", region(), account(), "function:${self.function_name}")
    qualified_arn = arn("lambda", region(), account(), "function:${self.function_name}:${self.qualifier == null ? "$LATEST" : self.qualifier}")
    invoke_arn    = arn("apigateway", region(), "lambda", "path/2015-03-31/functions/${arn("lambda", region(), account(), "function:${self.function_name}")}/invocations")
  }

  no_effect = ["tags", "qualifier"]
}

data "aws_lambda_invocation" {
  attributes = {
    result = parameter("result")
  }

  parameter "result" {
    type        = "String"
    description = "What the function answers"
  }
}

data "aws_lambda_alias" {
  attributes = {
    id               = "${self.function_name}:${self.name}"
    arn              = "${startswith(self.function_name, "arn:") ? self.function_name : arn("lambda", region(), account(), "function:${self.function_name}")}:${self.name}"
    invoke_arn       = arn("apigateway", region(), "lambda", "path/2015-03-31/functions/${attribute("arn")}/invocations")
    function_version = parameter("function_version")
  }

  parameter "function_version" {
    type        = "String"
    description = "Version of the function that the alias points to"
  }
}

rule "aws_lambda_function_recursion_config" {
  fold {
    into = self.function_name
    host = "aws_lambda_function"
    properties = {
      RecursiveLoop = self.recursive_loop
    }
  }
}
