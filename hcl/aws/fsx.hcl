# Amazon FSx: file systems of four kinds, their volumes and snapshots.

shape "fsx_file_system" {
  value = {
    KmsKeyId         = item.kms_key_id
    SecurityGroupIds = item.security_group_ids
    StorageCapacity  = item.storage_capacity
    StorageType      = item.storage_type
    SubnetIds        = item.subnet_ids
    Tags             = tags(item.tags)
  }
}

shape "fsx_active_directory" {
  value = {
    DnsIps                              = item.dns_ips
    DomainName                          = item.domain_name
    FileSystemAdministratorsGroup       = item.file_system_administrators_group
    OrganizationalUnitDistinguishedName = item.organizational_unit_distinguished_name
    Password                            = item.password
    UserName                            = item.username
  }
}

rule "aws_fsx_lustre_file_system" {
  type = "AWS::FSx::FileSystem"

  properties = merge(one(fsx_file_system([self])), {
    BackupId              = self.backup_id
    FileSystemType        = "LUSTRE"
    FileSystemTypeVersion = self.file_system_type_version
    LustreConfiguration = {
      AutoImportPolicy              = self.auto_import_policy
      AutomaticBackupRetentionDays  = self.automatic_backup_retention_days
      CopyTagsToBackups             = self.copy_tags_to_backups
      DailyAutomaticBackupStartTime = self.daily_automatic_backup_start_time
      DataCompressionType           = self.data_compression_type
      DataReadCacheConfiguration    = one([for x in self.data_read_cache_configuration : { SizeGiB = x.size, SizingMode = x.sizing_mode }])
      DeploymentType                = self.deployment_type != null ? self.deployment_type : "SCRATCH_1"
      DriveCacheType                = self.drive_cache_type
      EfaEnabled                    = self.efa_enabled
      ExportPath                    = self.export_path
      ImportPath                    = self.import_path
      ImportedFileChunkSize         = self.imported_file_chunk_size
      MetadataConfiguration         = one([for x in self.metadata_configuration : { Iops = x.iops, Mode = x.mode }])
      PerUnitStorageThroughput      = self.per_unit_storage_throughput
      ThroughputCapacity            = self.throughput_capacity
      WeeklyMaintenanceStartTime    = self.weekly_maintenance_start_time
    }
  })

  attributes = {
    id         = ref()
    arn        = getatt("ResourceARN")
    dns_name   = getatt("DNSName")
    mount_name = getatt("LustreMountName")
    owner_id   = account()
    vpc_id     = sibling(self.subnet_ids[0], "vpc_id")
  }

  unsupported = {
    skip_final_backup         = { unless = [true], reason = "CloudFormation takes no last backup of a Lustre file system: take it with `aws fsx create-backup` before" }
    final_backup_tags         = "CloudFormation does not tag the last backup: leave it out"
    log_configuration         = "CloudFormation does not log what file systems of this kind do: set it with `aws fsx update-file-system`"
    root_squash_configuration = "CloudFormation does not squash the root user: set it with `aws fsx update-file-system`"
  }
}

rule "aws_fsx_windows_file_system" {
  type = "AWS::FSx::FileSystem"

  properties = merge(one(fsx_file_system([self])), {
    BackupId       = self.backup_id
    FileSystemType = "WINDOWS"
    WindowsConfiguration = {
      ActiveDirectoryId = self.active_directory_id
      Aliases           = self.aliases
      AuditLogConfiguration = one([for x in self.audit_log_configuration : {
        AuditLogDestination          = x.audit_log_destination
        FileAccessAuditLogLevel      = x.file_access_audit_log_level != null ? x.file_access_audit_log_level : "DISABLED"
        FileShareAccessAuditLogLevel = x.file_share_access_audit_log_level != null ? x.file_share_access_audit_log_level : "DISABLED"
      }])
      AutomaticBackupRetentionDays            = self.automatic_backup_retention_days != null ? self.automatic_backup_retention_days : 7
      CopyTagsToBackups                       = self.copy_tags_to_backups
      DailyAutomaticBackupStartTime           = self.daily_automatic_backup_start_time
      DeploymentType                          = self.deployment_type != null ? self.deployment_type : "SINGLE_AZ_1"
      DiskIopsConfiguration                   = one([for x in self.disk_iops_configuration : { Iops = x.iops, Mode = x.mode != null ? x.mode : "AUTOMATIC" }])
      PreferredSubnetId                       = self.preferred_subnet_id
      SelfManagedActiveDirectoryConfiguration = one(fsx_active_directory(self.self_managed_active_directory))
      ThroughputCapacity                      = self.throughput_capacity
      WeeklyMaintenanceStartTime              = self.weekly_maintenance_start_time
    }
  })

  attributes = {
    id       = ref()
    arn      = getatt("ResourceARN")
    dns_name = getatt("DNSName")
    owner_id = account()
    vpc_id   = sibling(self.subnet_ids[0], "vpc_id")
  }

  unsupported = {
    skip_final_backup = { unless = [false], reason = "CloudFormation leaves it to the service, which takes a last backup: leave it out, and delete the backup afterwards" }
    final_backup_tags = "CloudFormation does not tag the last backup: leave it out"
  }
}

shape "fsx_openzfs_volume" {
  value = {
    CopyTagsToSnapshots = item.copy_tags_to_snapshots
    DataCompressionType = item.data_compression_type
    NfsExports          = [for e in item.nfs_exports : { ClientConfigurations = [for c in e.client_configurations : { Clients = c.clients, Options = c.options }] }]
    ReadOnly            = item.read_only
    RecordSizeKiB       = item.record_size_kib != null ? item.record_size_kib : 128
    UserAndGroupQuotas  = [for q in item.user_and_group_quotas : { Id = q.id, StorageCapacityQuotaGiB = q.storage_capacity_quota_gib, Type = q.type }]
  }
}

rule "aws_fsx_openzfs_file_system" {
  type = "AWS::FSx::FileSystem"

  properties = merge(one(fsx_file_system([self])), {
    BackupId       = self.backup_id
    FileSystemType = "OPENZFS"
    OpenZFSConfiguration = {
      AutomaticBackupRetentionDays  = self.automatic_backup_retention_days != null ? self.automatic_backup_retention_days : 0
      CopyTagsToBackups             = self.copy_tags_to_backups
      CopyTagsToVolumes             = self.copy_tags_to_volumes
      DailyAutomaticBackupStartTime = self.daily_automatic_backup_start_time
      DeploymentType                = self.deployment_type
      DiskIopsConfiguration         = one([for x in self.disk_iops_configuration : { Iops = x.iops, Mode = x.mode != null ? x.mode : "AUTOMATIC" }])
      EndpointIpAddressRange        = self.endpoint_ip_address_range
      Options                       = self.delete_options
      PreferredSubnetId             = self.preferred_subnet_id
      RootVolumeConfiguration       = one(fsx_openzfs_volume(self.root_volume_configuration))
      RouteTableIds                 = self.route_table_ids
      ThroughputCapacity            = self.throughput_capacity
      WeeklyMaintenanceStartTime    = self.weekly_maintenance_start_time
    }
  })

  attributes = {
    id             = ref()
    arn            = getatt("ResourceARN")
    dns_name       = getatt("DNSName")
    owner_id       = account()
    root_volume_id = getatt("RootVolumeId")
    vpc_id         = sibling(self.subnet_ids[0], "vpc_id")
  }

  unsupported = {
    skip_final_backup = { unless = [false], reason = "CloudFormation leaves it to the service, which takes a last backup: leave it out, and delete the backup afterwards" }
    final_backup_tags = "CloudFormation does not tag the last backup: leave it out"
  }
}

rule "aws_fsx_ontap_file_system" {
  type = "AWS::FSx::FileSystem"

  properties = merge(one(fsx_file_system([self])), {
    FileSystemType = "ONTAP"
    OntapConfiguration = {
      AutomaticBackupRetentionDays  = self.automatic_backup_retention_days != null ? self.automatic_backup_retention_days : 0
      DailyAutomaticBackupStartTime = self.daily_automatic_backup_start_time
      DeploymentType                = self.deployment_type
      DiskIopsConfiguration         = one([for x in self.disk_iops_configuration : { Iops = x.iops, Mode = x.mode != null ? x.mode : "AUTOMATIC" }])
      EndpointIpAddressRange        = self.endpoint_ip_address_range
      FsxAdminPassword              = self.fsx_admin_password
      HAPairs                       = self.ha_pairs
      PreferredSubnetId             = self.preferred_subnet_id
      RouteTableIds                 = self.route_table_ids
      ThroughputCapacity            = self.throughput_capacity
      ThroughputCapacityPerHAPair   = self.throughput_capacity_per_ha_pair
      WeeklyMaintenanceStartTime    = self.weekly_maintenance_start_time
    }
  })

  attributes = {
    id       = ref()
    arn      = getatt("ResourceARN")
    dns_name = getatt("DNSName")
    owner_id = account()
    vpc_id   = sibling(self.subnet_ids[0], "vpc_id")
  }
}

rule "aws_fsx_openzfs_volume" {
  type = "AWS::FSx::Volume"

  properties = {
    Name = self.name
    OpenZFSConfiguration = merge(one(fsx_openzfs_volume([self])), {
      Options                       = self.delete_volume_options
      OriginSnapshot                = one([for x in self.origin_snapshot : { CopyStrategy = x.copy_strategy, SnapshotARN = x.snapshot_arn }])
      ParentVolumeId                = self.parent_volume_id
      StorageCapacityQuotaGiB       = self.storage_capacity_quota_gib
      StorageCapacityReservationGiB = self.storage_capacity_reservation_gib
    })
    Tags       = tags(self.tags)
    VolumeType = self.volume_type != null ? self.volume_type : "OPENZFS"
  }

  attributes = {
    id  = ref()
    arn = getatt("ResourceARN")
  }
}

rule "aws_fsx_ontap_volume" {
  type = "AWS::FSx::Volume"

  properties = {
    Name = self.name
    OntapConfiguration = {
      AggregateConfiguration = one([for x in self.aggregate_configuration : { Aggregates = x.aggregates, ConstituentsPerAggregate = x.constituents_per_aggregate }])
      CopyTagsToBackups      = self.copy_tags_to_backups
      JunctionPath           = self.junction_path
      OntapVolumeType        = self.ontap_volume_type
      SecurityStyle          = self.security_style
      SizeInBytes            = self.size_in_bytes
      SizeInMegabytes        = self.size_in_megabytes
      SnaplockConfiguration = one([for x in self.snaplock_configuration : {
        AuditLogVolume   = x.audit_log_volume
        AutocommitPeriod = one([for y in x.autocommit_period : { Type = y.type, Value = y.value }])
        PrivilegedDelete = x.privileged_delete
        RetentionPeriod = one([for y in x.retention_period : {
          DefaultRetention = one([for z in y.default_retention : { Type = z.type, Value = z.value }])
          MaximumRetention = one([for z in y.maximum_retention : { Type = z.type, Value = z.value }])
          MinimumRetention = one([for z in y.minimum_retention : { Type = z.type, Value = z.value }])
        }])
        SnaplockType            = x.snaplock_type
        VolumeAppendModeEnabled = x.volume_append_mode_enabled
      }])
      SnapshotPolicy           = self.snapshot_policy
      StorageEfficiencyEnabled = self.storage_efficiency_enabled
      StorageVirtualMachineId  = self.storage_virtual_machine_id
      TieringPolicy            = one([for x in self.tiering_policy : { CoolingPeriod = x.cooling_period, Name = x.name }])
      VolumeStyle              = self.volume_style
    }
    Tags       = tags(self.tags)
    VolumeType = self.volume_type != null ? self.volume_type : "ONTAP"
  }

  attributes = {
    id             = ref()
    arn            = getatt("ResourceARN")
    file_system_id = sibling(self.storage_virtual_machine_id, "file_system_id")
    uuid           = getatt("UUID")
  }

  unsupported = {
    skip_final_backup                    = { unless = [false], reason = "CloudFormation leaves it to the service, which takes a last backup: leave it out, and delete the backup afterwards" }
    bypass_snaplock_enterprise_retention = { unless = [false], reason = "CloudFormation waits for what is locked: leave it out" }
    final_backup_tags                    = "CloudFormation does not tag the last backup: leave it out"
  }
}

rule "aws_fsx_backup" {
  no_peer = "CloudFormation takes no backups of its own: take it with `aws fsx create-backup`, let the file system take some (`automatic_backup_retention_days`), or a backup plan (aws_backup_plan)"
}

rule "aws_fsx_file_cache" {
  no_peer = "CloudFormation makes no file caches: make it with `aws fsx create-file-cache`"
}

rule "aws_fsx_ontap_storage_virtual_machine" {
  type = "AWS::FSx::StorageVirtualMachine"

  properties = {
    FileSystemId            = self.file_system_id
    Name                    = self.name
    RootVolumeSecurityStyle = self.root_volume_security_style
    SvmAdminPassword        = self.svm_admin_password
    Tags                    = tags(self.tags)
    ActiveDirectoryConfiguration = one([for x in self.active_directory_configuration : {
      NetBiosName                             = x.netbios_name
      SelfManagedActiveDirectoryConfiguration = one(fsx_active_directory(x.self_managed_active_directory_configuration))
    }])
  }

  attributes = {
    id   = ref()
    arn  = getatt("ResourceARN")
    uuid = getatt("UUID")
  }
}

rule "aws_fsx_openzfs_snapshot" {
  type = "AWS::FSx::Snapshot"

  properties = {
    Name     = self.name
    Tags     = tags(self.tags)
    VolumeId = self.volume_id
  }

  attributes = {
    id  = ref()
    arn = getatt("ResourceARN")
  }
}

rule "aws_fsx_data_repository_association" {
  type = "AWS::FSx::DataRepositoryAssociation"

  properties = {
    BatchImportMetaDataOnCreate = self.batch_import_meta_data_on_create
    DataRepositoryPath          = self.data_repository_path
    FileSystemId                = self.file_system_id
    FileSystemPath              = self.file_system_path
    ImportedFileChunkSize       = self.imported_file_chunk_size
    Tags                        = tags(self.tags)
    S3 = one([for x in self.s3 : {
      AutoExportPolicy = one([for y in x.auto_export_policy : { Events = y.events }])
      AutoImportPolicy = one([for y in x.auto_import_policy : { Events = y.events }])
    }])
  }

  attributes = {
    id             = getatt("AssociationId")
    association_id = getatt("AssociationId")
    arn            = getatt("ResourceARN")
  }

  unsupported = {
    delete_data_in_filesystem = { unless = [false], reason = "CloudFormation leaves the data in the file system: delete it there" }
  }
}
