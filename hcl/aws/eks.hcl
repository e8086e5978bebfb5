# Amazon Elastic Kubernetes Service.

rule "aws_eks_cluster" {
  type = "AWS::EKS::Cluster"

  properties = {
    Name                       = self.name
    RoleArn                    = self.role_arn
    Version                    = self.version
    BootstrapSelfManagedAddons = self.bootstrap_self_managed_addons
    Force                      = self.force_update_version
    Tags                       = tags(self.tags)

    ResourcesVpcConfig = one([for c in self.vpc_config : {
      SubnetIds             = c.subnet_ids
      SecurityGroupIds      = c.security_group_ids
      EndpointPrivateAccess = c.endpoint_private_access
      EndpointPublicAccess  = c.endpoint_public_access
      PublicAccessCidrs     = c.public_access_cidrs
    }])

    AccessConfig = one([for c in self.access_config : {
      AuthenticationMode                      = c.authentication_mode
      BootstrapClusterCreatorAdminPermissions = c.bootstrap_cluster_creator_admin_permissions
    }])

    ComputeConfig = one([for c in self.compute_config : {
      Enabled     = c.enabled
      NodePools   = c.node_pools
      NodeRoleArn = c.node_role_arn
    }])

    EncryptionConfig = [for c in self.encryption_config : {
      Provider  = one([for p in c.provider : { KeyArn = p.key_arn }])
      Resources = c.resources
    }]

    KubernetesNetworkConfig = one([for c in self.kubernetes_network_config : {
      IpFamily             = c.ip_family
      ServiceIpv4Cidr      = c.service_ipv4_cidr
      ElasticLoadBalancing = one([for e in c.elastic_load_balancing : { Enabled = e.enabled }])
    }])

    Logging = length(coalesce(self.enabled_cluster_log_types, [])) == 0 ? null : {
      ClusterLogging = { EnabledTypes = [for t in self.enabled_cluster_log_types : { Type = t }] }
    }

    OutpostConfig = one([for c in self.outpost_config : {
      ControlPlaneInstanceType = c.control_plane_instance_type
      OutpostArns              = c.outpost_arns
      ControlPlanePlacement    = one([for p in c.control_plane_placement : { GroupName = p.group_name }])
    }])

    RemoteNetworkConfig = one([for c in self.remote_network_config : {
      RemoteNodeNetworks = [for n in c.remote_node_networks : { Cidrs = n.cidrs }]
      RemotePodNetworks  = [for n in c.remote_pod_networks : { Cidrs = n.cidrs }]
    }])

    StorageConfig = one([for c in self.storage_config : {
      BlockStorage = one([for b in c.block_storage : { Enabled = b.enabled }])
    }])

    UpgradePolicy    = one([for p in self.upgrade_policy : { SupportType = p.support_type }])
    ZonalShiftConfig = one([for z in self.zonal_shift_config : { Enabled = z.enabled }])
  }

  attributes = {
    id                    = ref()
    name                  = ref()
    arn                   = getatt("Arn")
    endpoint              = getatt("Endpoint")
    certificate_authority = [{ data = getatt("CertificateAuthorityData") }]
    identity              = [{ oidc = [{ issuer = getatt("OpenIdConnectIssuerUrl") }] }]

    vpc_config = [for c in self.vpc_config : {
      cluster_security_group_id = getatt("ClusterSecurityGroupId")
      endpoint_private_access   = c.endpoint_private_access
      endpoint_public_access    = c.endpoint_public_access
      public_access_cidrs       = c.public_access_cidrs
      security_group_ids        = c.security_group_ids
      subnet_ids                = c.subnet_ids
      vpc_id                    = sibling(tolist(c.subnet_ids)[0], "vpc_id")
    }]

    kubernetes_network_config = [for c in concat(self.kubernetes_network_config, [{ ip_family = null, service_ipv4_cidr = null }]) : {
      ip_family         = c.ip_family == null ? "ipv4" : c.ip_family
      service_ipv4_cidr = c.service_ipv4_cidr
      service_ipv6_cidr = getatt("KubernetesNetworkConfig.ServiceIpv6Cidr")
    }]
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("eks", region(), account(), "cluster/${self.name}")
  }
}

rule "aws_eks_node_group" {
  type = "AWS::EKS::Nodegroup"

  properties = {
    ClusterName        = self.cluster_name
    NodegroupName      = physical_name(self.node_group_name, self.node_group_name_prefix)
    NodeRole           = self.node_role_arn
    Subnets            = self.subnet_ids
    AmiType            = self.ami_type
    CapacityType       = self.capacity_type
    DiskSize           = self.disk_size
    ForceUpdateEnabled = self.force_update_version
    InstanceTypes      = self.instance_types
    Labels             = self.labels
    ReleaseVersion     = self.release_version
    Version            = self.version
    Tags               = tags_map(self.tags)

    LaunchTemplate = one([for t in self.launch_template : {
      Id      = t.id
      Name    = t.name
      Version = t.version
    }])

    NodeRepairConfig = one([for c in self.node_repair_config : { Enabled = c.enabled }])

    RemoteAccess = one([for r in self.remote_access : {
      Ec2SshKey            = r.ec2_ssh_key == null ? fail("CloudFormation gives no remote access without a key pair: set `ec2_ssh_key`, or remove the block") : r.ec2_ssh_key
      SourceSecurityGroups = r.source_security_group_ids
    }])

    ScalingConfig = one([for s in self.scaling_config : {
      DesiredSize = s.desired_size
      MaxSize     = s.max_size
      MinSize     = s.min_size
    }])

    Taints = [for t in self.taint : {
      Effect = t.effect
      Key    = t.key
      Value  = t.value
    }]

    UpdateConfig = one([for u in self.update_config : {
      MaxUnavailable           = u.max_unavailable
      MaxUnavailablePercentage = u.max_unavailable_percentage
    }])
  }

  # Ref is "cluster/node group", Terraform's id is "cluster:node group".
  attributes = {
    id              = "${self.cluster_name}:${split("/", ref())[1]}"
    node_group_name = split("/", ref())[1]
    arn             = getatt("Arn")
  }

  synthesis = {
    id              = self.node_group_name == null ? null : "${self.cluster_name}:${self.node_group_name}"
    node_group_name = self.node_group_name
  }
}

rule "aws_eks_addon" {
  type = "AWS::EKS::Addon"

  properties = {
    AddonName             = self.addon_name
    AddonVersion          = self.addon_version
    ClusterName           = self.cluster_name
    ConfigurationValues   = self.configuration_values
    PreserveOnDelete      = self.preserve
    ServiceAccountRoleArn = self.service_account_role_arn
    Tags                  = tags(self.tags)

    PodIdentityAssociations = [for p in self.pod_identity_association : {
      RoleArn        = p.role_arn
      ServiceAccount = p.service_account
    }]

    # CloudFormation has one setting for creation and updates. PRESERVE says of a new add-on what NONE says.
    ResolveConflicts = (self.resolve_conflicts != null ? self.resolve_conflicts
      : self.resolve_conflicts_on_update == null ? self.resolve_conflicts_on_create
      : self.resolve_conflicts_on_create == null || self.resolve_conflicts_on_create == self.resolve_conflicts_on_update ? self.resolve_conflicts_on_update
      : self.resolve_conflicts_on_create == "NONE" && self.resolve_conflicts_on_update == "PRESERVE" ? "PRESERVE"
    : fail("CloudFormation resolves conflicts in one way for creation and updates: set `resolve_conflicts_on_create` and `resolve_conflicts_on_update` to the same value"))
  }

  attributes = {
    id  = "${self.cluster_name}:${self.addon_name}"
    arn = getatt("Arn")
  }
}

rule "aws_eks_fargate_profile" {
  type = "AWS::EKS::FargateProfile"

  properties = {
    ClusterName         = self.cluster_name
    FargateProfileName  = self.fargate_profile_name
    PodExecutionRoleArn = self.pod_execution_role_arn
    Subnets             = self.subnet_ids
    Tags                = tags(self.tags)

    Selectors = [for s in self.selector : {
      Namespace = s.namespace
      Labels    = [for k, v in coalesce(s.labels, {}) : { Key = k, Value = v }]
    }]
  }

  attributes = {
    id  = "${self.cluster_name}:${self.fargate_profile_name}"
    arn = getatt("Arn")
  }
}

rule "aws_eks_access_entry" {
  type = "AWS::EKS::AccessEntry"

  properties = {
    ClusterName      = self.cluster_name
    PrincipalArn     = self.principal_arn
    KubernetesGroups = self.kubernetes_groups
    Type             = self.type
    Username         = self.user_name
    Tags             = tags(self.tags)
  }

  attributes = {
    id               = "${self.cluster_name}:${self.principal_arn}"
    access_entry_arn = getatt("AccessEntryArn")
  }
}

rule "aws_eks_access_policy_association" {
  fold {
    into = self.principal_arn
    id   = "${self.cluster_name}:${self.principal_arn}"
    host = "aws_eks_access_entry"
    append = {
      AccessPolicies = [{
        PolicyArn = self.policy_arn
        AccessScope = one([for s in self.access_scope : {
          Type       = s.type
          Namespaces = s.namespaces
        }])
      }]
    }
  }
}

rule "aws_eks_pod_identity_association" {
  type = "AWS::EKS::PodIdentityAssociation"

  properties = {
    ClusterName    = self.cluster_name
    Namespace      = self.namespace
    RoleArn        = self.role_arn
    ServiceAccount = self.service_account
    Tags           = tags(self.tags)
  }

  attributes = {
    id              = getatt("AssociationId")
    association_id  = getatt("AssociationId")
    association_arn = getatt("AssociationArn")
  }
}

rule "aws_eks_identity_provider_config" {
  type = "AWS::EKS::IdentityProviderConfig"

  properties = {
    ClusterName                = self.cluster_name
    IdentityProviderConfigName = one([for o in self.oidc : o.identity_provider_config_name])
    Type                       = "oidc"
    Tags                       = tags(self.tags)

    Oidc = one([for o in self.oidc : {
      ClientId       = o.client_id
      GroupsClaim    = o.groups_claim
      GroupsPrefix   = o.groups_prefix
      IssuerUrl      = o.issuer_url
      RequiredClaims = [for k, v in coalesce(o.required_claims, {}) : { Key = k, Value = v }]
      UsernameClaim  = o.username_claim
      UsernamePrefix = o.username_prefix
    }])
  }

  attributes = {
    id  = one([for o in self.oidc : "${self.cluster_name}:${o.identity_provider_config_name}"])
    arn = getatt("IdentityProviderConfigArn")
  }
}

data "aws_eks_cluster" {
  attributes = {
    id   = self.name
    arn  = arn("eks", region(), account(), "cluster/${self.name}")
    name = self.name
  }

  no_effect = ["tags"]
}

data "aws_eks_cluster_auth" {
  attributes = {
    id    = self.name
    token = fail("the token of a cluster is made for the user who runs Terraform and lasts a quarter of an hour: it configures providers, and no template can use it")
  }
}

data "aws_eks_addon_version" {
  attributes = {
    id      = self.addon_name
    version = parameter("version")
  }

  parameter "version" {
    type        = "String"
    description = "Version of the add-on"
  }
}
