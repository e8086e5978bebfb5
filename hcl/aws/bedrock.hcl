# Amazon Bedrock: agents with what belongs to them, knowledge bases with their data sources, guardrails.

rule "aws_bedrockagent_agent" {
  type = "AWS::Bedrock::Agent"

  properties = {
    AgentCollaboration       = self.agent_collaboration
    AgentName                = self.agent_name
    AgentResourceRoleArn     = self.agent_resource_role_arn
    AutoPrepare              = self.prepare_agent != false
    CustomerEncryptionKeyArn = self.customer_encryption_key_arn
    Description              = self.description
    FoundationModel          = self.foundation_model
    GuardrailConfiguration   = one([for x in self.guardrail_configuration : { GuardrailIdentifier = x.guardrail_identifier, GuardrailVersion = x.guardrail_version }])
    IdleSessionTTLInSeconds  = self.idle_session_ttl_in_seconds
    Instruction              = self.instruction
    MemoryConfiguration      = one([for x in self.memory_configuration : { EnabledMemoryTypes = x.enabled_memory_types, StorageDays = x.storage_days }])
    PromptOverrideConfiguration = one([for x in self.prompt_override_configuration : {
      OverrideLambda = x.override_lambda
      PromptConfigurations = [for y in x.prompt_configurations : {
        BasePromptTemplate = y.base_prompt_template
        InferenceConfiguration = one([for z in y.inference_configuration : {
          MaximumLength = z.max_length
          StopSequences = z.stop_sequences
          Temperature   = z.temperature
          TopK          = z.top_k
          TopP          = z.top_p
        }])
        ParserMode         = y.parser_mode
        PromptCreationMode = y.prompt_creation_mode
        PromptState        = y.prompt_state
        PromptType         = y.prompt_type
      }]
    }])
    SkipResourceInUseCheckOnDelete = self.skip_resource_in_use_check
    Tags                           = tags_map(self.tags)
  }

  attributes = {
    id            = getatt("AgentId")
    agent_arn     = getatt("AgentArn")
    agent_id      = getatt("AgentId")
    agent_version = getatt("AgentVersion")
    prepared_at   = getatt("PreparedAt")
  }
}

rule "aws_bedrockagent_agent_action_group" {
  fold {
    into = self.agent_id
    host = "aws_bedrockagent_agent"
    append = {
      ActionGroups = [{
        ActionGroupExecutor = one([for x in self.action_group_executor : { CustomControl = x.custom_control, Lambda = x.lambda }])
        ActionGroupName     = self.action_group_name
        ActionGroupState    = self.action_group_state
        ApiSchema = one([for x in self.api_schema : {
          Payload = x.payload
          S3      = one([for y in x.s3 : { S3BucketName = y.s3_bucket_name, S3ObjectKey = y.s3_object_key }])
        }])
        Description = self.description
        FunctionSchema = one([for x in self.function_schema : {
          Functions = flatten([for m in x.member_functions : [for f in m.functions : {
            Description = f.description
            Name        = f.name
            Parameters = { for p in f.parameters : p.map_block_key => {
              Description = p.description
              Required    = p.required
              Type        = p.type
            } }
          }]])
        }])
        ParentActionGroupSignature     = self.parent_action_group_signature
        SkipResourceInUseCheckOnDelete = self.skip_resource_in_use_check
      }]
    }
  }

  # Only the draft of an agent can be changed; CloudFormation prepares it anew.
  no_effect = ["agent_version", "prepare_agent"]
}

rule "aws_bedrockagent_agent_knowledge_base_association" {
  fold {
    into = self.agent_id
    host = "aws_bedrockagent_agent"
    append = {
      KnowledgeBases = [{
        Description        = self.description
        KnowledgeBaseId    = self.knowledge_base_id
        KnowledgeBaseState = self.knowledge_base_state
      }]
    }
  }

  # Only the draft of an agent can be changed.
  no_effect = ["agent_version"]
}

rule "aws_bedrockagent_agent_collaborator" {
  fold {
    into = self.agent_id
    host = "aws_bedrockagent_agent"
    append = {
      AgentCollaborators = [{
        AgentDescriptor          = one([for x in self.agent_descriptor : { AliasArn = x.alias_arn }])
        CollaborationInstruction = self.collaboration_instruction
        CollaboratorName         = self.collaborator_name
        RelayConversationHistory = self.relay_conversation_history
      }]
    }
  }

  no_effect = ["agent_version", "prepare_agent"]
}

rule "aws_bedrockagent_agent_alias" {
  type = "AWS::Bedrock::AgentAlias"

  properties = {
    AgentAliasName       = self.agent_alias_name
    AgentId              = self.agent_id
    Description          = self.description
    RoutingConfiguration = [for x in self.routing_configuration : { AgentVersion = x.agent_version }]
    Tags                 = tags_map(self.tags)
  }

  attributes = {
    id              = "${getatt("AgentAliasId")},${self.agent_id}"
    agent_alias_arn = getatt("AgentAliasArn")
    agent_alias_id  = getatt("AgentAliasId")
  }

  unsupported = {
    "routing_configuration.provisioned_throughput" = "CloudFormation routes aliases to versions only: leave it out, or set it with `aws bedrock-agent update-agent-alias`"
  }
}

rule "aws_bedrockagent_knowledge_base" {
  type = "AWS::Bedrock::KnowledgeBase"

  properties = {
    Description = self.description
    Name        = self.name
    RoleArn     = self.role_arn
    Tags        = tags_map(self.tags)
    KnowledgeBaseConfiguration = one([for x in self.knowledge_base_configuration : {
      Type = x.type
      VectorKnowledgeBaseConfiguration = one([for y in x.vector_knowledge_base_configuration : {
        EmbeddingModelArn = y.embedding_model_arn
        EmbeddingModelConfiguration = one([for z in y.embedding_model_configuration : {
          BedrockEmbeddingModelConfiguration = one([for u in z.bedrock_embedding_model_configuration : { Dimensions = u.dimensions, EmbeddingDataType = u.embedding_data_type }])
        }])
        SupplementalDataStorageConfiguration = one([for z in y.supplemental_data_storage_configuration : {
          SupplementalDataStorageLocations = [for u in z.storage_location : {
            S3Location                          = one([for v in u.s3_location : { URI = v.uri }])
            SupplementalDataStorageLocationType = u.type
          }]
        }])
      }])
    }])
    StorageConfiguration = one([for x in self.storage_configuration : {
      Type = x.type
      OpensearchServerlessConfiguration = one([for y in x.opensearch_serverless_configuration : {
        CollectionArn   = y.collection_arn
        VectorIndexName = y.vector_index_name
        FieldMapping = one([for z in y.field_mapping : {
          MetadataField = z.metadata_field
          TextField     = z.text_field
          VectorField   = z.vector_field
        }])
      }])
      PineconeConfiguration = one([for y in x.pinecone_configuration : {
        ConnectionString     = y.connection_string
        CredentialsSecretArn = y.credentials_secret_arn
        Namespace            = y.namespace
        FieldMapping         = one([for z in y.field_mapping : { MetadataField = z.metadata_field, TextField = z.text_field }])
      }])
      RdsConfiguration = one([for y in x.rds_configuration : {
        CredentialsSecretArn = y.credentials_secret_arn
        DatabaseName         = y.database_name
        ResourceArn          = y.resource_arn
        TableName            = y.table_name
        FieldMapping = one([for z in y.field_mapping : {
          MetadataField   = z.metadata_field
          PrimaryKeyField = z.primary_key_field
          TextField       = z.text_field
          VectorField     = z.vector_field
        }])
      }])
    }])
  }

  attributes = {
    id              = getatt("KnowledgeBaseId")
    arn             = getatt("KnowledgeBaseArn")
    created_at      = getatt("CreatedAt")
    updated_at      = getatt("UpdatedAt")
    failure_reasons = getatt("FailureReasons")
  }

  unsupported = {
    "storage_configuration.redis_enterprise_cloud_configuration" = "CloudFormation knows no vector stores of Redis Enterprise Cloud: use one of the others, such as `opensearch_serverless_configuration` or `rds_configuration`"
  }
}

# Which of the documents of a source are read.
shape "bedrock_crawler" {
  value = {
    FilterConfiguration = one([for u in item.filter_configuration : {
      Type = u.type
      PatternObjectFilter = one([for v in u.pattern_object_filter : {
        Filters = [for w in v.filters : {
          ExclusionFilters = w.exclusion_filters
          InclusionFilters = w.inclusion_filters
          ObjectType       = w.object_type
        }]
      }])
    }])
  }
}

rule "aws_bedrockagent_data_source" {
  type = "AWS::Bedrock::DataSource"

  properties = {
    DataDeletionPolicy = self.data_deletion_policy
    Description        = self.description
    KnowledgeBaseId    = self.knowledge_base_id
    Name               = self.name
    DataSourceConfiguration = one([for x in self.data_source_configuration : {
      Type = x.type
      ConfluenceConfiguration = one([for y in x.confluence_configuration : {
        CrawlerConfiguration = one(bedrock_crawler(y.crawler_configuration))
        SourceConfiguration = one([for z in y.source_configuration : {
          AuthType             = z.auth_type
          CredentialsSecretArn = z.credentials_secret_arn
          HostType             = z.host_type
          HostUrl              = z.host_url
        }])
      }])
      S3Configuration = one([for y in x.s3_configuration : {
        BucketArn            = y.bucket_arn
        BucketOwnerAccountId = y.bucket_owner_account_id
        InclusionPrefixes    = y.inclusion_prefixes
      }])
      SalesforceConfiguration = one([for y in x.salesforce_configuration : {
        CrawlerConfiguration = one(bedrock_crawler(y.crawler_configuration))
        SourceConfiguration = one([for z in y.source_configuration : {
          AuthType             = z.auth_type
          CredentialsSecretArn = z.credentials_secret_arn
          HostUrl              = z.host_url
        }])
      }])
      SharePointConfiguration = one([for y in x.share_point_configuration : {
        CrawlerConfiguration = one(bedrock_crawler(y.crawler_configuration))
        SourceConfiguration = one([for z in y.source_configuration : {
          AuthType             = z.auth_type
          CredentialsSecretArn = z.credentials_secret_arn
          Domain               = z.domain
          HostType             = z.host_type
          SiteUrls             = z.site_urls
          TenantId             = z.tenant_id
        }])
      }])
      WebConfiguration = one([for y in x.web_configuration : {
        CrawlerConfiguration = one([for z in y.crawler_configuration : {
          ExclusionFilters = z.exclusion_filters
          InclusionFilters = z.inclusion_filters
          Scope            = z.scope
          UserAgent        = z.user_agent
          CrawlerLimits    = one([for u in z.crawler_limits : { MaxPages = u.max_pages, RateLimit = u.rate_limit }])
        }])
        SourceConfiguration = one([for z in y.source_configuration : {
          UrlConfiguration = one([for u in z.url_configuration : {
            SeedUrls = [for v in u.seed_urls : { Url = v.url }]
          }])
        }])
      }])
    }])
    ServerSideEncryptionConfiguration = one([for x in self.server_side_encryption_configuration : { KmsKeyArn = x.kms_key_arn }])
    VectorIngestionConfiguration = one([for x in self.vector_ingestion_configuration : {
      ChunkingConfiguration = one([for y in x.chunking_configuration : {
        ChunkingStrategy               = y.chunking_strategy
        FixedSizeChunkingConfiguration = one([for z in y.fixed_size_chunking_configuration : { MaxTokens = z.max_tokens, OverlapPercentage = z.overlap_percentage }])
        HierarchicalChunkingConfiguration = one([for z in y.hierarchical_chunking_configuration : {
          OverlapTokens       = z.overlap_tokens
          LevelConfigurations = [for u in z.level_configuration : { MaxTokens = u.max_tokens }]
        }])
        SemanticChunkingConfiguration = one([for z in y.semantic_chunking_configuration : {
          BreakpointPercentileThreshold = z.breakpoint_percentile_threshold
          BufferSize                    = z.buffer_size
          MaxTokens                     = z.max_token
        }])
      }])
      CustomTransformationConfiguration = one([for y in x.custom_transformation_configuration : {
        IntermediateStorage = one([for z in y.intermediate_storage : {
          S3Location = one([for u in z.s3_location : { URI = u.uri }])
        }])
        Transformations = [for z in y.transformation : {
          StepToApply = z.step_to_apply
          TransformationFunction = one([for u in z.transformation_function : {
            TransformationLambdaConfiguration = one([for v in u.transformation_lambda_configuration : { LambdaArn = v.lambda_arn }])
          }])
        }]
      }])
      ParsingConfiguration = one([for y in x.parsing_configuration : {
        ParsingStrategy = y.parsing_strategy
        BedrockFoundationModelConfiguration = one([for z in y.bedrock_foundation_model_configuration : {
          ModelArn      = z.model_arn
          ParsingPrompt = one([for u in z.parsing_prompt : { ParsingPromptText = u.parsing_prompt_string }])
        }])
      }])
    }])
  }

  attributes = {
    id             = "${getatt("DataSourceId")},${self.knowledge_base_id}"
    data_source_id = getatt("DataSourceId")
  }
}

rule "aws_bedrock_guardrail" {
  type = "AWS::Bedrock::Guardrail"

  properties = {
    BlockedInputMessaging   = self.blocked_input_messaging
    BlockedOutputsMessaging = self.blocked_outputs_messaging
    Description             = self.description
    KmsKeyArn               = self.kms_key_arn
    Name                    = self.name
    Tags                    = tags(self.tags)
    ContentPolicyConfig = one([for x in self.content_policy_config : {
      FiltersConfig = [for y in x.filters_config : {
        InputStrength  = y.input_strength
        OutputStrength = y.output_strength
        Type           = y.type
      }]
    }])
    ContextualGroundingPolicyConfig = one([for x in self.contextual_grounding_policy_config : {
      FiltersConfig = [for y in x.filters_config : { Threshold = y.threshold, Type = y.type }]
    }])
    SensitiveInformationPolicyConfig = one([for x in self.sensitive_information_policy_config : {
      PiiEntitiesConfig = [for y in x.pii_entities_config : { Action = y.action, Type = y.type }]
      RegexesConfig = [for y in x.regexes_config : {
        Action      = y.action
        Description = y.description
        Name        = y.name
        Pattern     = y.pattern
      }]
    }])
    TopicPolicyConfig = one([for x in self.topic_policy_config : {
      TopicsConfig = [for y in x.topics_config : {
        Definition = y.definition
        Examples   = y.examples
        Name       = y.name
        Type       = y.type
      }]
    }])
    WordPolicyConfig = one([for x in self.word_policy_config : {
      ManagedWordListsConfig = [for y in x.managed_word_lists_config : { Type = y.type }]
      WordsConfig            = [for y in x.words_config : { Text = y.text }]
    }])
  }

  attributes = {
    created_at    = getatt("CreatedAt")
    guardrail_arn = getatt("GuardrailArn")
    guardrail_id  = getatt("GuardrailId")
    status        = getatt("Status")
    version       = getatt("Version")
  }
}

rule "aws_bedrock_guardrail_version" {
  type = "AWS::Bedrock::GuardrailVersion"

  properties = {
    Description         = self.description
    GuardrailIdentifier = self.guardrail_arn
  }

  deletion_policy = self.skip_destroy == true ? "Retain" : "Delete"

  attributes = {
    version = getatt("Version")
  }
}
