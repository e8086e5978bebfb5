# Amazon Elastic File System.

rule "aws_efs_file_system" {
  type = "AWS::EFS::FileSystem"

  deletion_policy = "Delete"

  properties = {
    AvailabilityZoneName         = self.availability_zone_name
    Encrypted                    = self.encrypted
    FileSystemTags               = tags(self.tags)
    KmsKeyId                     = self.kms_key_id
    PerformanceMode              = self.performance_mode
    ProvisionedThroughputInMibps = self.provisioned_throughput_in_mibps
    ThroughputMode               = self.throughput_mode
    FileSystemProtection         = one([for p in self.protection : { ReplicationOverwriteProtection = p.replication_overwrite }])
    LifecyclePolicies = [for p in self.lifecycle_policy : {
      TransitionToArchive             = p.transition_to_archive
      TransitionToIA                  = p.transition_to_ia
      TransitionToPrimaryStorageClass = p.transition_to_primary_storage_class
    }]
  }

  attributes = {
    id       = ref()
    arn      = getatt("Arn")
    dns_name = "${ref()}.efs.${region()}.${url_suffix()}"
    owner_id = account()
  }

  # Makes the request of Terraform repeatable.
  no_effect = ["creation_token"]
}

rule "aws_efs_backup_policy" {
  fold {
    into = self.file_system_id
    host = "aws_efs_file_system"
    properties = {
      BackupPolicy = one([for p in self.backup_policy : { Status = p.status }])
    }
  }

  attributes = {
    id = self.file_system_id
  }
}

rule "aws_efs_file_system_policy" {
  fold {
    into = self.file_system_id
    host = "aws_efs_file_system"
    properties = {
      BypassPolicyLockoutSafetyCheck = self.bypass_policy_lockout_safety_check
      FileSystemPolicy               = self.policy
    }
  }

  attributes = {
    id = self.file_system_id
  }
}

rule "aws_efs_replication_configuration" {
  fold {
    into = self.source_file_system_id
    host = "aws_efs_file_system"
    properties = {
      ReplicationConfiguration = {
        Destinations = [for d in self.destination : {
          AvailabilityZoneName = d.availability_zone_name
          FileSystemId         = d.file_system_id
          KmsKeyId             = d.kms_key_id
          Region               = d.region
        }]
      }
    }
  }

  attributes = {
    id = self.source_file_system_id
  }
}

rule "aws_efs_mount_target" {
  type = "AWS::EFS::MountTarget"

  properties = {
    FileSystemId = self.file_system_id
    IpAddress    = self.ip_address
    SubnetId     = self.subnet_id
    # The default group of the VPC, which the service takes for Terraform.
    SecurityGroups = (self.security_groups != null ? self.security_groups
      : sibling(config(self.subnet_id, "vpc_id"), "default_security_group_id") != null ? [sibling(config(self.subnet_id, "vpc_id"), "default_security_group_id")]
    : fail("CloudFormation needs the security groups of a mount target: set `security_groups`"))
  }

  attributes = {
    id       = ref()
    dns_name = "${self.file_system_id}.efs.${region()}.${url_suffix()}"
    owner_id = account()
  }
}

rule "aws_efs_access_point" {
  type = "AWS::EFS::AccessPoint"

  properties = {
    FileSystemId    = self.file_system_id
    AccessPointTags = tags(self.tags)
    PosixUser       = one([for u in self.posix_user : { Gid = u.gid, SecondaryGids = u.secondary_gids, Uid = u.uid }])
    RootDirectory = one([for d in self.root_directory : {
      Path         = d.path
      CreationInfo = one([for c in d.creation_info : { OwnerGid = c.owner_gid, OwnerUid = c.owner_uid, Permissions = c.permissions }])
    }])
  }

  attributes = {
    id       = ref()
    arn      = getatt("Arn")
    owner_id = account()
  }
}

data "aws_efs_file_system" {
  attributes = {
    id             = self.file_system_id != null ? self.file_system_id : parameter("file_system_id")
    file_system_id = self.file_system_id != null ? self.file_system_id : parameter("file_system_id")
    arn            = arn("elasticfilesystem", region(), account(), "file-system/${attribute("file_system_id")}")
    dns_name       = "${attribute("file_system_id")}.efs.${region()}.${url_suffix()}"
  }

  parameter "file_system_id" {
    type        = "String"
    description = "ID of the file system"
  }
}
