# Amazon EC2: instances, key pairs and volumes. Networks are in vpc.hcl, launch templates in autoscaling.hcl.

shape "ebs_volume" {
  value = {
    DeleteOnTermination = item.delete_on_termination
    Encrypted           = item.encrypted
    Iops                = item.iops
    KmsKeyId            = item.kms_key_id
    SnapshotId          = item.snapshot_id
    Throughput          = item.throughput
    VolumeSize          = item.volume_size
    VolumeType          = item.volume_type
  }
}

# What an instance has, also one of a launch template.
shape "ec2_instance" {
  value = {
    DisableApiTermination             = item.disable_api_termination
    EbsOptimized                      = item.ebs_optimized
    EnclaveOptions                    = one([for e in item.enclave_options : { Enabled = e.enabled }])
    InstanceInitiatedShutdownBehavior = item.instance_initiated_shutdown_behavior
    InstanceType                      = item.instance_type
    KeyName                           = item.key_name
    MetadataOptions = one([for m in item.metadata_options : {
      HttpEndpoint            = m.http_endpoint
      HttpProtocolIpv6        = m.http_protocol_ipv6
      HttpPutResponseHopLimit = m.http_put_response_hop_limit
      HttpTokens              = m.http_tokens
      InstanceMetadataTags    = m.instance_metadata_tags
    }])
    PrivateDnsNameOptions = one([for o in item.private_dns_name_options : {
      EnableResourceNameDnsAAAARecord = o.enable_resource_name_dns_aaaa_record
      EnableResourceNameDnsARecord    = o.enable_resource_name_dns_a_record
      HostnameType                    = o.hostname_type
    }])
  }
}

# The volumes of an instance. Only a launch template says their throughput.
shape "instance_volume" {
  value = {
    DeleteOnTermination = item.delete_on_termination == null ? true : item.delete_on_termination
    Encrypted           = item.encrypted
    Iops                = item.iops
    KmsKeyId            = item.kms_key_id
    VolumeSize          = item.volume_size
    VolumeType          = item.volume_type
  }
}

shape "spot_options" {
  value = {
    InstanceInterruptionBehavior = item.instance_interruption_behavior
    MaxPrice                     = item.max_price
    SpotInstanceType             = item.spot_instance_type
    ValidUntil                   = item.valid_until
  }
}

shape "instance_market" {
  value = { MarketType = item.market_type, SpotOptions = one(spot_options(item.spot_options)) }
}

shape "capacity_reservation" {
  value = {
    CapacityReservationPreference = item.capacity_reservation_preference
    CapacityReservationTarget = one([for t in item.capacity_reservation_target : {
      CapacityReservationId               = t.capacity_reservation_id
      CapacityReservationResourceGroupArn = t.capacity_reservation_resource_group_arn
    }])
  }
}

rule "aws_instance" {
  type = "AWS::EC2::Instance"

  properties = merge(one(ec2_instance([self])), {
    AvailabilityZone     = self.availability_zone
    HostId               = self.host_id
    HostResourceGroupArn = self.host_resource_group_arn
    IamInstanceProfile   = self.iam_instance_profile
    ImageId              = self.ami
    Ipv6AddressCount     = self.ipv6_address_count
    Ipv6Addresses        = [for a in coalesce(self.ipv6_addresses, []) : { Ipv6Address = a }]
    Monitoring           = self.monitoring
    PlacementGroupName   = self.placement_group
    SecurityGroups       = self.subnet_id == null ? self.security_groups : null
    SourceDestCheck      = length(self.network_interface) > 0 ? null : self.source_dest_check
    Tags                 = tags(self.tags)
    Tenancy              = self.tenancy
    UserData             = self.user_data != null ? base64encode(self.user_data) : self.user_data_base64

    # The provider gives the default tags to the volumes, too. CloudFormation gives them those of the instance.
    PropagateTagsToVolumeOnCreation = self.volume_tags == null && tags(null) != null ? true : null

    # Whether an address is public is a setting of the network interface, which then has the subnet and the groups too. Without a subnet the
    # provider does not send it. Groups are named without a subnet, and go by their IDs with one.
    PrivateIpAddress = attribute("_has_interface") ? null : self.private_ip
    SubnetId         = attribute("_has_interface") ? null : self.subnet_id
    SecurityGroupIds = (attribute("_has_interface") ? null
      : self.subnet_id == null || self.security_groups == null ? self.vpc_security_group_ids
    : setunion(coalesce(self.security_groups, []), coalesce(self.vpc_security_group_ids, [])))
    NetworkInterfaces = concat(
      [for n in self.network_interface : {
        DeleteOnTermination = n.delete_on_termination == true
        DeviceIndex         = n.device_index
        NetworkInterfaceId  = n.network_interface_id
      }],
      [for p in attribute("_has_interface") ? [self.associate_public_ip_address] : [] : {
        AssociatePublicIpAddress = p
        DeleteOnTermination      = true
        DeviceIndex              = "0"
        PrivateIpAddress         = self.private_ip
        SubnetId                 = self.subnet_id
        GroupSet = (self.security_groups == null ? self.vpc_security_group_ids
        : setunion(coalesce(self.security_groups, []), coalesce(self.vpc_security_group_ids, [])))
      }]
    )

    BlockDeviceMappings = attribute("_has_throughput") ? null : concat(
      [for d in self.root_block_device : { DeviceName = attribute("_root_device_name"), Ebs = one(instance_volume([d])) }],
      [for d in self.ebs_block_device : { DeviceName = d.device_name, Ebs = merge(one(instance_volume([d])), { SnapshotId = d.snapshot_id }) }],
      [for d in self.ephemeral_block_device : { DeviceName = d.device_name, VirtualName = d.virtual_name }]
    )

    CpuOptions = (length(self.cpu_options) > 0 ? one([for c in self.cpu_options : { CoreCount = c.core_count, ThreadsPerCore = c.threads_per_core }])
      : self.cpu_core_count != null || self.cpu_threads_per_core != null ? { CoreCount = self.cpu_core_count, ThreadsPerCore = self.cpu_threads_per_core }
    : null)

    # The provider sends it for types that are burstable, and not where a launch template says the type.
    CreditSpecification = one([for c in self.credit_specification : { CPUCredits = [null, c.cpu_credits][can(regex("^(t[2-9]|[*])", known_text(self.instance_type))) ? 1 : 0] }])

    HibernationOptions  = self.hibernation == true ? { Configured = true } : null
    LaunchTemplate = attribute("_has_settings") ? length(self.launch_template) > 0 ? fail("CloudFormation takes capacity reservations, spot and maintenance options, the partition, `disable_api_stop`, `volume_tags` and `throughput` in launch templates only: put them into the one of `launch_template`") : { LaunchTemplateId = ref("instance_settings"), Version = getatt("LatestVersionNumber", "instance_settings") } : one([for t in self.launch_template : {
      LaunchTemplateId   = t.id
      LaunchTemplateName = t.name
      Version            = t.version == null ? "$Default" : t.version
    }])
  })

  # What only a launch template can say.
  also "instance_settings" {
    type = "AWS::EC2::LaunchTemplate"
    when = attribute("_has_settings")

    properties = {
      LaunchTemplateData = {
        CapacityReservationSpecification = one(capacity_reservation(self.capacity_reservation_specification))
        DisableApiStop                   = self.disable_api_stop
        InstanceMarketOptions            = one(instance_market(self.instance_market_options))
        MaintenanceOptions               = one([for m in self.maintenance_options : { AutoRecovery = m.auto_recovery }])
        Placement                        = self.placement_partition_number != null ? { PartitionNumber = self.placement_partition_number } : null
        TagSpecifications                = self.volume_tags != null ? [{ ResourceType = "volume", Tags = tags(self.volume_tags) }] : null

        BlockDeviceMappings = attribute("_has_throughput") ? concat(
          [for d in self.root_block_device : { DeviceName = attribute("_root_device_name"), Ebs = merge(one(instance_volume([d])), { Throughput = d.throughput }) }],
          [for d in self.ebs_block_device : { DeviceName = d.device_name, Ebs = merge(one(instance_volume([d])), { SnapshotId = d.snapshot_id, Throughput = d.throughput }) }],
          [for d in self.ephemeral_block_device : { DeviceName = d.device_name, VirtualName = d.virtual_name }]
        ) : null
      }
    }
  }

  # It depends on the image ("Device names for volumes", EC2 user guide).
  parameter "root_device_name" {
    type        = "String"
    description = "Name of the root device of the image of"
    default     = can(regex("^/aws/service/ami-amazon-linux-latest/", config(self.ami, "name"))) ? "/dev/xvda" : null
  }

  attributes = {
    id          = ref()
    arn         = arn("ec2", region(), account(), "instance/${ref()}")
    private_dns = getatt("PrivateDnsName")
    private_ip  = getatt("PrivateIp")
    public_dns  = getatt("PublicDnsName")
    public_ip   = getatt("PublicIp")

    _root_device_name = refers(self.ami, "data.aws_ami") ? sibling(self.ami, "root_device_name") : parameter("root_device_name")

    _has_interface = self.associate_public_ip_address != null && self.subnet_id != null

    _has_throughput = anytrue(concat([for d in self.root_block_device : d.throughput != null], [for d in self.ebs_block_device : d.throughput != null]))

    _has_settings = anytrue([
      attribute("_has_throughput"),
      length(self.capacity_reservation_specification) > 0, length(self.instance_market_options) > 0, length(self.maintenance_options) > 0,
      self.disable_api_stop == true, self.placement_partition_number != null, self.volume_tags != null,
    ])
  }

  no_effect = ["user_data_replace_on_change", "ephemeral_block_device.no_device"]

  unsupported = {
    "ebs_block_device.tags"                = "CloudFormation tags the volumes of an instance alike: use `volume_tags`"
    "ebs_block_device.tags_all"            = "CloudFormation tags the volumes of an instance alike: use `volume_tags`"
    enable_primary_ipv6                    = { unless = [false], reason = "CloudFormation takes it in launch templates only: use `launch_template`" }
    get_password_data                      = { unless = [false], reason = "CloudFormation does not read the password of Windows: use `aws ec2 get-password-data`" }
    "network_interface.network_card_index" = { unless = [0], reason = "CloudFormation takes it in launch templates only: use `launch_template`" }
    "root_block_device.tags"               = "CloudFormation tags the volumes of an instance alike: use `volume_tags`"
    "root_block_device.tags_all"           = "CloudFormation tags the volumes of an instance alike: use `volume_tags`"
    secondary_private_ips                  = "CloudFormation takes further addresses in network interfaces only: use an aws_network_interface"
    "cpu_options.amd_sev_snp"              = { unless = ["disabled"], reason = "CloudFormation takes it in launch templates only: use `launch_template`" }
  }
}

# Without key material, EC2 makes the key and keeps the private one in Parameter Store, under /ec2/keypair/ and the ID of the pair.
rule "aws_key_pair" {
  when = refers(self.public_key, "tls_private_key")
  type = "AWS::EC2::KeyPair"

  properties = {
    KeyName = self.key_name == null ? "${coalesce(self.key_name_prefix, "terraform-")}${stack_suffix(12)}" : self.key_name
    KeyType = (coalesce(config(self.public_key, "rsa_bits"), 2048) != 2048 ? fail("EC2 makes RSA keys of 2048 bits: ask for no others, or make the pair outside and give the public key in a variable")
      : config(self.public_key, "algorithm") == "RSA" ? "rsa" : config(self.public_key, "algorithm") == "ED25519" ? "ed25519"
    : fail("EC2 makes keys of the algorithms RSA and ED25519"))
    Tags = tags(self.tags)
  }

  attributes = {
    id          = ref()
    key_name    = ref()
    key_pair_id = getatt("KeyPairId")
    fingerprint = getatt("KeyFingerprint")
    arn         = arn("ec2", region(), account(), "key-pair/${ref()}")
  }

  synthesis = {
    id       = self.key_name
    key_name = self.key_name
    arn      = self.key_name == null ? null : arn("ec2", region(), account(), "key-pair/${self.key_name}")
  }
}

rule "aws_key_pair" {
  type = "AWS::EC2::KeyPair"

  properties = {
    KeyName           = self.key_name == null ? "${coalesce(self.key_name_prefix, "terraform-")}${stack_suffix(12)}" : self.key_name
    PublicKeyMaterial = self.public_key
    Tags              = tags(self.tags)
  }

  attributes = {
    id          = ref()
    key_name    = ref()
    key_pair_id = getatt("KeyPairId")
    fingerprint = getatt("KeyFingerprint")
    arn         = arn("ec2", region(), account(), "key-pair/${ref()}")
  }

  synthesis = {
    id       = self.key_name
    key_name = self.key_name
    arn      = self.key_name == null ? null : arn("ec2", region(), account(), "key-pair/${self.key_name}")
  }
}

rule "aws_ebs_volume" {
  type = "AWS::EC2::Volume"

  deletion_policy = self.final_snapshot == true ? "Snapshot" : "Delete"

  properties = {
    AvailabilityZone   = self.availability_zone
    Encrypted          = self.encrypted
    Iops               = self.iops
    KmsKeyId           = self.kms_key_id
    MultiAttachEnabled = self.multi_attach_enabled
    OutpostArn         = self.outpost_arn
    Size               = self.size
    SnapshotId         = self.snapshot_id
    Tags               = tags(self.tags)
    Throughput         = self.throughput
    VolumeType         = self.type
  }

  attributes = {
    id  = ref()
    arn = arn("ec2", region(), account(), "volume/${ref()}")
  }
}

rule "aws_volume_attachment" {
  type = "AWS::EC2::VolumeAttachment"

  deletion_policy = self.skip_destroy == true ? "Retain" : "Delete"

  properties = {
    Device     = self.device_name
    InstanceId = self.instance_id
    VolumeId   = self.volume_id
  }

  # How Terraform detaches.
  no_effect = ["force_detach", "stop_instance_before_detaching"]
}

# The images that AWS publishes under names of their own in Parameter Store, by the pattern that finds the latest of them. Only a
# pattern that matches the images of one such name and no others is listed: "al2023-ami-*-x86_64" also finds minimal images.
#   Amazon Linux: "Reference the latest AMIs using Systems Manager public parameters", EC2 user guide
#   ECS, EKS, Bottlerocket: "Retrieving … optimized AMI metadata" of their guides; Ubuntu: "Find Ubuntu images on AWS"
data "aws_ami" {
  attributes = {
    id       = parameter("id")
    image_id = parameter("id")
    arn      = arn("ec2", region(), "", "image/${parameter("id")}")

    root_device_name = parameter("root_device_name")
  }

  # What the images of these names have had (`aws ec2 describe-images`).
  parameter "root_device_name" {
    type        = "String"
    description = "Name of the root device of the image"
    default = try(one(flatten([for device in [
      { owners = ["amazon", "137112412989", "591542846629"], name = "^(amzn2-ami|al2023-ami)-", path = "/dev/xvda" },
      { owners = ["amazon", "801119661308"], name = "^Windows_Server-", path = "/dev/sda1" },
      { owners = ["099720109477"], name = "^ubuntu/images/hvm-", path = "/dev/sda1" },
      ] : device.path
      if contains(device.owners, one(self.owners)) && can(regex(device.name, one(flatten([for f in self.filter : f.values if f.name == "name"]))))
    ])), null)
  }

  parameter "id" {
    type        = "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>"
    description = "ID of the image"
    default = try(one([for image in [
      { owners = ["amazon", "137112412989"], name = "^(amzn2-ami(?:-minimal)?-hvm)-(?:2\\.0\\.|2\\.0|2)?\\*-(x86_64|arm64)-(gp2|ebs)$", path = "/aws/service/ami-amazon-linux-latest/$1-$2-$3" },
      { owners = ["amazon", "137112412989"], name = "^(amzn2-ami-kernel-5\\.10-hvm)-(?:2\\.0\\.|2\\.0|2)?\\*-(x86_64|arm64)-(gp2|ebs)$", path = "/aws/service/ami-amazon-linux-latest/$1-$2-$3" },
      { owners = ["amazon", "137112412989"], name = "^(al2023-ami(?:-minimal)?)-2023(?:\\.)?\\*-(kernel-6\\.(?:1|12))-(x86_64|arm64)$", path = "/aws/service/ami-amazon-linux-latest/$1-$2-$3" },
      { owners = ["amazon", "137112412989"], name = "^(al2023-ami(?:-minimal)?)-2023(?:\\.)?\\*-(x86_64|arm64)$", path = "/aws/service/ami-amazon-linux-latest/$1-kernel-default-$2" },
      { owners = ["amazon", "591542846629"], name = "^amzn2-ami-ecs-hvm-(?:2\\.0\\.)?\\*-x86_64-ebs$", path = "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id" },
      { owners = ["amazon", "591542846629"], name = "^amzn2-ami-ecs-(?:kernel-5\\.10-)?hvm-(?:2\\.0\\.)?\\*-arm64-ebs$", path = "/aws/service/ecs/optimized-ami/amazon-linux-2/arm64/recommended/image_id" },
      { owners = ["amazon", "591542846629"], name = "^amzn2-ami-ecs-gpu-hvm-(?:2\\.0\\.)?\\*-x86_64-ebs$", path = "/aws/service/ecs/optimized-ami/amazon-linux-2/gpu/recommended/image_id" },
      { owners = ["amazon", "591542846629"], name = "^al2023-ami-ecs-hvm-(?:2023\\.)?\\*-x86_64$", path = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id" },
      { owners = ["amazon", "591542846629"], name = "^al2023-ami-ecs-hvm-(?:2023\\.)?\\*-arm64$", path = "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id" },
      { owners = ["amazon", "602401143452"], name = "^amazon-eks-node-(1\\.\\d+)-v\\*$", path = "/aws/service/eks/optimized-ami/$1/amazon-linux-2/recommended/image_id" },
      { owners = ["amazon", "602401143452"], name = "^amazon-eks-(gpu|arm64)-node-(1\\.\\d+)-v\\*$", path = "/aws/service/eks/optimized-ami/$2/amazon-linux-2-$1/recommended/image_id" },
      { owners = ["amazon", "602401143452"], name = "^amazon-eks-node-al2023-(x86_64|arm64)-standard-(1\\.\\d+)-v\\*$", path = "/aws/service/eks/optimized-ami/$2/amazon-linux-2023/$1/standard/recommended/image_id" },
      { owners = ["amazon", "092701018921"], name = "^bottlerocket-(aws-(?:k8s-1\\.\\d+|ecs-[12])(?:-nvidia)?)-x86_64-v?\\*$", path = "/aws/service/bottlerocket/$1/x86_64/latest/image_id" },
      { owners = ["amazon", "092701018921"], name = "^bottlerocket-(aws-(?:k8s-1\\.\\d+|ecs-[12])(?:-nvidia)?)-aarch64-v?\\*$", path = "/aws/service/bottlerocket/$1/arm64/latest/image_id" },
      { owners = ["amazon", "801119661308"], name = "^(Windows_Server-20(?:16|19|22|25)-English-(?:Full|Core)-Base)-\\*$", path = "/aws/service/ami-windows-latest/$1" },
      { owners = ["099720109477"], name = "^ubuntu/images/hvm-ssd/ubuntu-(?:bionic|focal|jammy)-(18\\.04|20\\.04|22\\.04)-(amd64|arm64)-server-\\*$", path = "/aws/service/canonical/ubuntu/server/$1/stable/current/$2/hvm/ebs-gp2/ami-id" },
      { owners = ["099720109477"], name = "^ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24\\.04-(amd64|arm64)-server-\\*$", path = "/aws/service/canonical/ubuntu/server/24.04/stable/current/$1/hvm/ebs-gp3/ami-id" },
      ] : replace(one(flatten([for f in self.filter : f.values if f.name == "name"])), "/${image.name}/", image.path)
      if self.most_recent == true && self.name_regex == null && self.executable_users == null && self.tags == null && contains(image.owners, one(self.owners)) &&
      can(regex(image.name, one(flatten([for f in self.filter : f.values if f.name == "name"])))) && alltrue([for f in self.filter : f.name == "name" || anytrue([for value in f.values : contains([
        "virtualization-type=hvm", "root-device-type=ebs", "state=available", "image-type=machine", "owner-alias=amazon", "is-public=true",
        # The architecture is part of the name; where the two differ, nothing is found.
        "architecture=${length(regexall("arm64|aarch64", one(flatten([for f in self.filter : f.values if f.name == "name"])))) > 0 ? "arm64" : "x86_64"}",
      ], "${f.name}=${value}")])])
    ]), null)
  }
}

data "aws_instance" {
  attributes = {
    id = self.instance_id != null ? self.instance_id : parameter("id")
  }

  parameter "id" {
    type        = "AWS::EC2::Instance::Id"
    description = "ID of the instance"
  }
}

data "aws_instances" {
  attributes = {
    ids = parameter("ids")
  }

  parameter "ids" {
    type        = "List<AWS::EC2::Instance::Id>"
    description = "IDs of the instances"
  }
}

data "aws_key_pair" {
  attributes = {
    key_name = self.key_name != null ? self.key_name : parameter("key_name")
  }

  parameter "key_name" {
    type        = "AWS::EC2::KeyPair::KeyName"
    description = "Name of the key pair"
  }
}

data "aws_ebs_volume" {
  attributes = {
    id        = parameter("id")
    volume_id = parameter("id")
  }

  parameter "id" {
    type        = "AWS::EC2::Volume::Id"
    description = "ID of the volume"
  }
}

rule "aws_ec2_capacity_reservation" {
  type = "AWS::EC2::CapacityReservation"

  properties = {
    AvailabilityZone      = self.availability_zone
    EbsOptimized          = self.ebs_optimized == true
    EndDate               = self.end_date
    EndDateType           = self.end_date_type != null ? self.end_date_type : "unlimited"
    EphemeralStorage      = self.ephemeral_storage
    InstanceCount         = self.instance_count
    InstanceMatchCriteria = self.instance_match_criteria
    InstancePlatform      = self.instance_platform
    InstanceType          = self.instance_type
    OutPostArn            = self.outpost_arn
    PlacementGroupArn     = self.placement_group_arn
    Tenancy               = self.tenancy
    TagSpecifications     = tags(self.tags) == null ? null : [{ ResourceType = "capacity-reservation", Tags = tags(self.tags) }]
  }

  attributes = {
    id       = ref()
    arn      = getatt("CapacityReservationArn")
    owner_id = getatt("OwnerId")
  }
}

# CloudFormation names it.
rule "aws_placement_group" {
  type = "AWS::EC2::PlacementGroup"

  properties = {
    PartitionCount = self.partition_count
    SpreadLevel    = self.spread_level
    Strategy       = self.strategy
    Tags           = tags(self.tags)
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("ec2", region(), account(), "placement-group/${ref()}")
  }

  no_effect = ["name"]
}

rule "aws_ec2_instance_connect_endpoint" {
  type = "AWS::EC2::InstanceConnectEndpoint"

  properties = {
    PreserveClientIp = self.preserve_client_ip == null ? true : self.preserve_client_ip
    SecurityGroupIds = self.security_group_ids
    SubnetId         = self.subnet_id
    Tags             = tags(self.tags)
  }

  attributes = {
    id                    = ref()
    arn                   = getatt("InstanceConnectEndpointArn")
    availability_zone     = getatt("AvailabilityZone")
    vpc_id                = getatt("VpcId")
    network_interface_ids = getatt("NetworkInterfaceIds")
    owner_id              = getatt("OwnerId")
  }
}

data "aws_ec2_instance_type" {
  attributes = {
    id            = self.instance_type
    instance_type = self.instance_type
  }
}

data "aws_ec2_instance_type_offerings" {
  attributes = {
    instance_types = parameter("instance_types")
    locations      = parameter("locations")
    location_types = parameter("location_types")
  }

  parameter "instance_types" {
    type        = "CommaDelimitedList"
    description = "Types of instances that are offered"
  }

  parameter "locations" {
    type        = "CommaDelimitedList"
    description = "Where each of them is offered"
  }

  parameter "location_types" {
    type        = "CommaDelimitedList"
    description = "Kind of each place"
  }
}

rule "aws_ec2_carrier_gateway" {
  type = "AWS::EC2::CarrierGateway"

  properties = {
    Tags  = tags(self.tags)
    VpcId = self.vpc_id
  }

  attributes = {
    id       = ref()
    owner_id = getatt("OwnerId")
    arn      = arn("ec2", region(), account(), "carrier-gateway/${ref()}")
  }
}

rule "aws_ec2_host" {
  type = "AWS::EC2::Host"

  properties = {
    AssetId          = self.asset_id
    AutoPlacement    = self.auto_placement
    AvailabilityZone = self.availability_zone
    HostRecovery     = self.host_recovery
    InstanceFamily   = self.instance_family
    InstanceType     = self.instance_type
    OutpostArn       = self.outpost_arn
    Tags             = tags(self.tags)
  }

  attributes = {
    id       = ref()
    arn      = arn("ec2", region(), account(), "dedicated-host/${ref()}")
    owner_id = account()
  }
}

rule "aws_network_interface_permission" {
  type = "AWS::EC2::NetworkInterfacePermission"

  properties = {
    AwsAccountId       = self.aws_account_id
    NetworkInterfaceId = self.network_interface_id
    Permission         = self.permission
  }

  attributes = {
    network_interface_permission_id = ref()
  }
}
