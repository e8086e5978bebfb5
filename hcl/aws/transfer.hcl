# AWS Transfer Family.

rule "aws_transfer_server" {
  type = "AWS::Transfer::Server"

  properties = {
    Certificate                   = self.certificate
    Domain                        = self.domain
    EndpointType                  = self.endpoint_type == null ? "PUBLIC" : self.endpoint_type
    IdentityProviderType          = self.identity_provider_type
    LoggingRole                   = self.logging_role
    PostAuthenticationLoginBanner = self.post_authentication_login_banner
    PreAuthenticationLoginBanner  = self.pre_authentication_login_banner
    Protocols                     = self.protocols
    SecurityPolicyName            = self.security_policy_name == null ? "TransferSecurityPolicy-2018-11" : self.security_policy_name
    StructuredLogDestinations     = self.structured_log_destinations
    Tags                          = tags(self.tags)
    EndpointDetails = one([for x in self.endpoint_details : {
      AddressAllocationIds = x.address_allocation_ids
      SecurityGroupIds     = x.security_group_ids
      SubnetIds            = x.subnet_ids
      VpcEndpointId        = x.vpc_endpoint_id
      VpcId                = x.vpc_id
    }])
    ProtocolDetails = one([for x in self.protocol_details : {
      As2Transports            = x.as2_transports
      PassiveIp                = x.passive_ip
      SetStatOption            = x.set_stat_option
      TlsSessionResumptionMode = x.tls_session_resumption_mode
    }])
    S3StorageOptions = one([for x in self.s3_storage_options : { DirectoryListingOptimization = x.directory_listing_optimization }])
    WorkflowDetails = one([for x in self.workflow_details : {
      OnPartialUpload = [for y in x.on_partial_upload : { ExecutionRole = y.execution_role, WorkflowId = y.workflow_id }]
      OnUpload        = [for y in x.on_upload : { ExecutionRole = y.execution_role, WorkflowId = y.workflow_id }]
    }])
    IdentityProviderDetails = {
      DirectoryId               = self.directory_id
      Function                  = self.function
      InvocationRole            = self.invocation_role
      SftpAuthenticationMethods = self.sftp_authentication_methods
      Url                       = self.url
    }
  }

  attributes = {
    id       = getatt("ServerId")
    arn      = getatt("Arn")
    endpoint = "${getatt("ServerId")}.server.transfer.${region()}.${url_suffix()}"
  }

  unsupported = {
    force_destroy = { unless = [false], reason = "CloudFormation deletes only the users of its stacks: delete others before the server" }
    host_key      = "CloudFormation imports no host keys: import it with `aws transfer import-host-key` when the stack is complete"
  }
}

rule "aws_transfer_user" {
  type = "AWS::Transfer::User"

  properties = {
    HomeDirectory         = self.home_directory
    HomeDirectoryType     = self.home_directory_type == null ? "PATH" : self.home_directory_type
    Policy                = self.policy
    Role                  = self.role
    ServerId              = self.server_id
    Tags                  = tags(self.tags)
    UserName              = self.user_name
    HomeDirectoryMappings = [for x in self.home_directory_mappings : { Entry = x.entry, Target = x.target }]
    PosixProfile = one([for x in self.posix_profile : {
      Gid           = x.gid
      SecondaryGids = x.secondary_gids
      Uid           = x.uid
    }])
  }

  attributes = {
    id  = "${self.server_id}/${self.user_name}"
    arn = getatt("Arn")
  }
}

rule "aws_transfer_ssh_key" {
  fold {
    into   = self.user_name
    host   = "aws_transfer_user"
    append = { SshPublicKeys = [self.body] }
  }

  no_effect = ["server_id"]
}

rule "aws_transfer_access" {
  no_peer = "CloudFormation gives no access to groups of a directory: give it with `aws transfer create-access` when the stack is complete"
}

rule "aws_transfer_tag" {
  no_peer = "CloudFormation tags what it creates: put the tag among the `tags` of the resource"
}

rule "aws_transfer_connector" {
  type = "AWS::Transfer::Connector"

  properties = {
    AccessRole         = self.access_role
    LoggingRole        = self.logging_role
    SecurityPolicyName = self.security_policy_name
    Tags               = tags(self.tags)
    Url                = self.url
    As2Config = one([for x in self.as2_config : {
      Compression         = x.compression
      EncryptionAlgorithm = x.encryption_algorithm
      LocalProfileId      = x.local_profile_id
      MdnResponse         = x.mdn_response
      MdnSigningAlgorithm = x.mdn_signing_algorithm
      MessageSubject      = x.message_subject
      PartnerProfileId    = x.partner_profile_id
      SigningAlgorithm    = x.signing_algorithm
    }])
    SftpConfig = one([for x in self.sftp_config : { TrustedHostKeys = x.trusted_host_keys, UserSecretId = x.user_secret_id }])
  }

  attributes = {
    id           = getatt("ConnectorId")
    arn          = getatt("Arn")
    connector_id = getatt("ConnectorId")
  }
}

rule "aws_transfer_profile" {
  type = "AWS::Transfer::Profile"

  properties = {
    As2Id          = self.as2_id
    CertificateIds = self.certificate_ids
    ProfileType    = self.profile_type
    Tags           = tags(self.tags)
  }

  attributes = {
    id         = getatt("ProfileId")
    arn        = getatt("Arn")
    profile_id = getatt("ProfileId")
  }
}

rule "aws_transfer_certificate" {
  type = "AWS::Transfer::Certificate"

  properties = {
    Certificate      = self.certificate
    CertificateChain = self.certificate_chain
    Description      = self.description
    PrivateKey       = self.private_key
    Tags             = tags(self.tags)
    Usage            = self.usage
  }

  attributes = {
    id             = getatt("CertificateId")
    arn            = getatt("Arn")
    certificate_id = getatt("CertificateId")
  }
}

rule "aws_transfer_agreement" {
  type = "AWS::Transfer::Agreement"

  properties = {
    AccessRole       = self.access_role
    BaseDirectory    = self.base_directory
    Description      = self.description
    LocalProfileId   = self.local_profile_id
    PartnerProfileId = self.partner_profile_id
    ServerId         = self.server_id
    Tags             = tags(self.tags)
  }

  attributes = {
    id           = "${self.server_id}/${getatt("AgreementId")}"
    arn          = getatt("Arn")
    agreement_id = getatt("AgreementId")
  }
}

shape "transfer_workflow_step" {
  value = {
    Type = item.type
    CopyStepDetails = one([for y in item.copy_step_details : {
      Name               = y.name
      OverwriteExisting  = y.overwrite_existing
      SourceFileLocation = y.source_file_location
      DestinationFileLocation = one([for z in y.destination_file_location : {
        S3FileLocation = one([for u in z.s3_file_location : { Bucket = u.bucket, Key = u.key }])
      }])
    }])
    CustomStepDetails = one([for y in item.custom_step_details : {
      Name               = y.name
      SourceFileLocation = y.source_file_location
      Target             = y.target
      TimeoutSeconds     = y.timeout_seconds
    }])
    DecryptStepDetails = one([for y in item.decrypt_step_details : {
      Name               = y.name
      OverwriteExisting  = y.overwrite_existing
      SourceFileLocation = y.source_file_location
      Type               = y.type
      DestinationFileLocation = one([for z in y.destination_file_location : {
        EfsFileLocation = one([for u in z.efs_file_location : { FileSystemId = u.file_system_id, Path = u.path }])
        S3FileLocation  = one([for u in z.s3_file_location : { Bucket = u.bucket, Key = u.key }])
      }])
    }])
    DeleteStepDetails = one([for y in item.delete_step_details : { Name = y.name, SourceFileLocation = y.source_file_location }])
    TagStepDetails = one([for y in item.tag_step_details : {
      Name               = y.name
      SourceFileLocation = y.source_file_location
      Tags               = [for z in y.tags : { Key = z.key, Value = z.value }]
    }])
  }
}

rule "aws_transfer_workflow" {
  type = "AWS::Transfer::Workflow"

  properties = {
    Description      = self.description
    Tags             = tags(self.tags)
    OnExceptionSteps = transfer_workflow_step(self.on_exception_steps)
    Steps            = transfer_workflow_step(self.steps)
  }

  attributes = {
    id  = getatt("WorkflowId")
    arn = getatt("Arn")
  }

  unsupported = {
    "on_exception_steps.copy_step_details.destination_file_location.efs_file_location" = "CloudFormation copies files to S3 only: name a bucket"
    "steps.copy_step_details.destination_file_location.efs_file_location"              = "CloudFormation copies files to S3 only: name a bucket"
  }
}
