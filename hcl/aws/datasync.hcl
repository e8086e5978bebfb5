# AWS DataSync.

rule "aws_datasync_agent" {
  type = "AWS::DataSync::Agent"

  properties = {
    ActivationKey     = self.activation_key
    SecurityGroupArns = self.security_group_arns
    SubnetArns        = self.subnet_arns
    Tags              = tags(self.tags)
    VpcEndpointId     = self.vpc_endpoint_id
    AgentName         = self.name
  }

  attributes = {
    id  = getatt("AgentArn")
    arn = getatt("AgentArn")
  }

  unsupported = {
    ip_address            = "CloudFormation asks no agent for its key: get the activation key from the agent, and give it as `activation_key`"
    private_link_endpoint = "It says where the agent is asked for its key, which CloudFormation does not do: give the key as `activation_key`"
  }
}

rule "aws_datasync_location_azure_blob" {
  type = "AWS::DataSync::LocationAzureBlob"

  properties = {
    AgentArns                   = self.agent_arns
    Subdirectory                = self.subdirectory
    Tags                        = tags(self.tags)
    AzureAccessTier             = self.access_tier
    AzureBlobAuthenticationType = self.authentication_type
    AzureBlobType               = self.blob_type
    AzureBlobContainerUrl       = self.container_url
    AzureBlobSasConfiguration   = one([for x in self.sas_configuration : { AzureBlobSasToken = x.token }])
  }

  attributes = {
    id  = getatt("LocationArn")
    arn = getatt("LocationArn")
    uri = getatt("LocationUri")
  }
}

rule "aws_datasync_location_efs" {
  type = "AWS::DataSync::LocationEFS"

  properties = {
    AccessPointArn          = self.access_point_arn
    EfsFilesystemArn        = self.efs_file_system_arn
    FileSystemAccessRoleArn = self.file_system_access_role_arn
    InTransitEncryption     = self.in_transit_encryption
    Subdirectory            = self.subdirectory
    Tags                    = tags(self.tags)
    Ec2Config               = one([for x in self.ec2_config : { SecurityGroupArns = x.security_group_arns, SubnetArn = x.subnet_arn }])
  }

  attributes = {
    id  = getatt("LocationArn")
    arn = getatt("LocationArn")
    uri = getatt("LocationUri")
  }
}

rule "aws_datasync_location_fsx_lustre_file_system" {
  type = "AWS::DataSync::LocationFSxLustre"

  properties = {
    FsxFilesystemArn  = self.fsx_filesystem_arn
    SecurityGroupArns = self.security_group_arns
    Subdirectory      = self.subdirectory
    Tags              = tags(self.tags)
  }

  attributes = {
    id  = getatt("LocationArn")
    arn = getatt("LocationArn")
    uri = getatt("LocationUri")
  }
}

rule "aws_datasync_location_fsx_ontap_file_system" {
  type = "AWS::DataSync::LocationFSxONTAP"

  properties = {
    SecurityGroupArns        = self.security_group_arns
    StorageVirtualMachineArn = self.storage_virtual_machine_arn
    Subdirectory             = self.subdirectory
    Tags                     = tags(self.tags)
    Protocol = one([for x in self.protocol : {
      NFS = one([for y in x.nfs : {
        MountOptions = one([for z in y.mount_options : { Version = z.version != null ? z.version : "NFS3" }])
      }])
      SMB = one([for y in x.smb : {
        Domain       = y.domain
        Password     = y.password
        User         = y.user
        MountOptions = one([for z in y.mount_options : { Version = z.version }])
      }])
    }])
  }

  attributes = {
    id                 = getatt("LocationArn")
    fsx_filesystem_arn = getatt("FsxFilesystemArn")
    arn                = getatt("LocationArn")
    uri                = getatt("LocationUri")
  }
}

rule "aws_datasync_location_fsx_openzfs_file_system" {
  type = "AWS::DataSync::LocationFSxOpenZFS"

  properties = {
    FsxFilesystemArn  = self.fsx_filesystem_arn
    SecurityGroupArns = self.security_group_arns
    Subdirectory      = self.subdirectory
    Tags              = tags(self.tags)
    Protocol = one([for x in self.protocol : {
      NFS = one([for y in x.nfs : {
        MountOptions = one([for z in y.mount_options : { Version = z.version }])
      }])
    }])
  }

  attributes = {
    id  = getatt("LocationArn")
    arn = getatt("LocationArn")
    uri = getatt("LocationUri")
  }
}

rule "aws_datasync_location_fsx_windows_file_system" {
  type = "AWS::DataSync::LocationFSxWindows"

  properties = {
    Domain            = self.domain
    FsxFilesystemArn  = self.fsx_filesystem_arn
    Password          = self.password
    SecurityGroupArns = self.security_group_arns
    Subdirectory      = self.subdirectory
    Tags              = tags(self.tags)
    User              = self.user
  }

  attributes = {
    id  = getatt("LocationArn")
    arn = getatt("LocationArn")
    uri = getatt("LocationUri")
  }
}

rule "aws_datasync_location_hdfs" {
  type = "AWS::DataSync::LocationHDFS"

  properties = {
    AgentArns          = self.agent_arns
    AuthenticationType = self.authentication_type
    BlockSize          = self.block_size
    KerberosKeytab     = self.kerberos_keytab
    KerberosKrb5Conf   = self.kerberos_krb5_conf
    KerberosPrincipal  = self.kerberos_principal
    KmsKeyProviderUri  = self.kms_key_provider_uri
    ReplicationFactor  = self.replication_factor
    SimpleUser         = self.simple_user
    Subdirectory       = self.subdirectory
    Tags               = tags(self.tags)
    NameNodes          = [for x in self.name_node : { Hostname = x.hostname, Port = x.port }]
    QopConfiguration   = one([for x in self.qop_configuration : { DataTransferProtection = x.data_transfer_protection, RpcProtection = x.rpc_protection }])
  }

  attributes = {
    id  = getatt("LocationArn")
    arn = getatt("LocationArn")
    uri = getatt("LocationUri")
  }

  unsupported = {
    kerberos_keytab_base64    = "CloudFormation reads the text of `kerberos_keytab`: give it there"
    kerberos_krb5_conf_base64 = "CloudFormation reads the text of `kerberos_krb5_conf`: give it there"
  }
}

rule "aws_datasync_location_nfs" {
  type = "AWS::DataSync::LocationNFS"

  properties = {
    ServerHostname = self.server_hostname
    Subdirectory   = self.subdirectory
    Tags           = tags(self.tags)
    MountOptions   = one([for x in self.mount_options : { Version = x.version }])
    OnPremConfig   = one([for x in self.on_prem_config : { AgentArns = x.agent_arns }])
  }

  attributes = {
    id  = getatt("LocationArn")
    arn = getatt("LocationArn")
    uri = getatt("LocationUri")
  }
}

rule "aws_datasync_location_object_storage" {
  type = "AWS::DataSync::LocationObjectStorage"

  properties = {
    AccessKey         = self.access_key
    AgentArns         = self.agent_arns
    BucketName        = self.bucket_name
    SecretKey         = self.secret_key
    ServerCertificate = self.server_certificate
    ServerHostname    = self.server_hostname
    ServerPort        = self.server_port != null ? self.server_port : 443
    ServerProtocol    = self.server_protocol
    Subdirectory      = self.subdirectory
    Tags              = tags(self.tags)
  }

  attributes = {
    id  = getatt("LocationArn")
    arn = getatt("LocationArn")
    uri = getatt("LocationUri")
  }
}

rule "aws_datasync_location_s3" {
  type = "AWS::DataSync::LocationS3"

  properties = {
    S3BucketArn    = self.s3_bucket_arn
    S3StorageClass = self.s3_storage_class
    Subdirectory   = self.subdirectory
    Tags           = tags(self.tags)
    S3Config       = one([for x in self.s3_config : { BucketAccessRoleArn = x.bucket_access_role_arn }])
  }

  attributes = {
    id  = getatt("LocationArn")
    arn = getatt("LocationArn")
    uri = getatt("LocationUri")
  }

  unsupported = {
    agent_arns = "CloudFormation reaches buckets in the region only: leave the agents out"
  }
}

rule "aws_datasync_location_smb" {
  type = "AWS::DataSync::LocationSMB"

  properties = {
    AgentArns      = self.agent_arns
    Domain         = self.domain
    Password       = self.password
    ServerHostname = self.server_hostname
    Subdirectory   = self.subdirectory
    Tags           = tags(self.tags)
    User           = self.user
    MountOptions   = one([for x in self.mount_options : { Version = x.version }])
  }

  attributes = {
    id  = getatt("LocationArn")
    arn = getatt("LocationArn")
    uri = getatt("LocationUri")
  }
}

rule "aws_datasync_task" {
  type = "AWS::DataSync::Task"

  properties = {
    CloudWatchLogGroupArn  = self.cloudwatch_log_group_arn
    DestinationLocationArn = self.destination_location_arn
    Name                   = self.name
    SourceLocationArn      = self.source_location_arn
    Tags                   = tags(self.tags)
    TaskMode               = self.task_mode
    Excludes               = [for x in self.excludes : { FilterType = x.filter_type, Value = x.value }]
    Includes               = [for x in self.includes : { FilterType = x.filter_type, Value = x.value }]
    Options = one([for x in self.options : {
      Atime                       = x.atime
      BytesPerSecond              = x.bytes_per_second != null ? x.bytes_per_second : -1
      Gid                         = x.gid
      LogLevel                    = x.log_level != null ? x.log_level : "OFF"
      Mtime                       = x.mtime
      ObjectTags                  = x.object_tags
      OverwriteMode               = x.overwrite_mode
      PosixPermissions            = x.posix_permissions
      PreserveDeletedFiles        = x.preserve_deleted_files
      PreserveDevices             = x.preserve_devices
      SecurityDescriptorCopyFlags = x.security_descriptor_copy_flags
      TaskQueueing                = x.task_queueing
      TransferMode                = x.transfer_mode
      Uid                         = x.uid
      VerifyMode                  = x.verify_mode
    }])
    Schedule = one([for x in self.schedule : { ScheduleExpression = x.schedule_expression }])
    TaskReportConfig = one([for x in self.task_report_config : {
      Destination = one([for y in x.s3_destination : { S3 = {
        BucketAccessRoleArn = y.bucket_access_role_arn
        S3BucketArn         = y.s3_bucket_arn
        Subdirectory        = y.subdirectory
      } }])
      ObjectVersionIds = x.s3_object_versioning
      OutputType       = x.output_type
      Overrides = one([for y in x.report_overrides : {
        Deleted     = y.deleted_override != null ? { ReportLevel = y.deleted_override } : null
        Skipped     = y.skipped_override != null ? { ReportLevel = y.skipped_override } : null
        Transferred = y.transferred_override != null ? { ReportLevel = y.transferred_override } : null
        Verified    = y.verified_override != null ? { ReportLevel = y.verified_override } : null
      }])
      ReportLevel = x.report_level
    }])
  }

  attributes = {
    id  = getatt("TaskArn")
    arn = getatt("TaskArn")
  }
}
