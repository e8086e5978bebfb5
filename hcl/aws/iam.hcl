# AWS Identity and Access Management.
#
# Attachments are resources of their own in Terraform and lists in CloudFormation. An attachment of a policy of this configuration goes
# into the policy's list of roles, not into the role's list of policies: the policy often refers to things that refer to the role,
# and the other direction would make a cycle.

rule "aws_iam_role" {
  type = "AWS::IAM::Role"

  properties = {
    RoleName                 = physical_name(self.name, self.name_prefix)
    AssumeRolePolicyDocument = self.assume_role_policy
    Description              = self.description
    ManagedPolicyArns        = self.managed_policy_arns
    MaxSessionDuration       = self.max_session_duration
    Path                     = self.path
    PermissionsBoundary      = self.permissions_boundary
    Policies                 = [for p in self.inline_policy : { PolicyName = p.name, PolicyDocument = p.policy } if p.policy != null]
    Tags                     = tags(self.tags)
  }

  attributes = {
    id        = ref()
    name      = ref()
    arn       = getatt("Arn")
    unique_id = getatt("RoleId")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("iam", "", account(), "role${self.path == null ? "/" : self.path}${self.name}")
  }

  # Deleting a role of CloudFormation detaches what the stack attached.
  no_effect = ["force_detach_policies", "inline_policy.name"]
}

shape "iam_inline_policy" {
  value = {
    PolicyName     = item.name == null ? "${coalesce(item.name_prefix, "terraform-")}${unique_name()}" : item.name
    PolicyDocument = item.policy
  }
}

rule "aws_iam_role_policy" {
  type = "AWS::IAM::RolePolicy"

  properties = merge(one(iam_inline_policy([self])), { RoleName = self.role })

  attributes = {
    id = self.name == null ? null : "${self.role}:${self.name}"
  }
}

rule "aws_iam_role_policy_attachment" {
  fold {
    when   = refers(self.policy_arn, "aws_iam_policy")
    into   = self.policy_arn
    host   = "aws_iam_policy"
    append = { Roles = [self.role] }
  }

  fold {
    when   = !refers(self.policy_arn, "aws_iam_policy")
    into   = self.role
    host   = "aws_iam_role"
    append = { ManagedPolicyArns = [self.policy_arn] }
  }
}

rule "aws_iam_policy" {
  type = "AWS::IAM::ManagedPolicy"

  properties = {
    ManagedPolicyName = physical_name(self.name, self.name_prefix)
    Description       = self.description
    Path              = self.path
    PolicyDocument    = self.policy
  }

  attributes = {
    id        = ref()
    arn       = ref()
    policy_id = getatt("PolicyId")
  }

  synthesis = {
    id  = self.name == null ? null : arn("iam", "", account(), "policy${self.path == null ? "/" : self.path}${self.name}")
    arn = self.name == null ? null : arn("iam", "", account(), "policy${self.path == null ? "/" : self.path}${self.name}")
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag managed policies" }
  }
}

rule "aws_iam_policy_attachment" {
  when = refers(self.policy_arn, "aws_iam_policy")

  fold {
    into = self.policy_arn
    host = "aws_iam_policy"
    append = {
      Groups = self.groups
      Roles  = self.roles
      Users  = self.users
    }
  }

  no_effect = ["name"]
}

rule "aws_iam_policy_attachment" {
  when = length(coalesce(self.groups, [])) == 0 && length(coalesce(self.users, [])) == 0 && length(coalesce(self.roles, [])) == 1

  fold {
    into   = one(self.roles)
    host   = "aws_iam_role"
    append = { ManagedPolicyArns = [self.policy_arn] }
  }

  no_effect = ["name", "groups", "users"]
}

rule "aws_iam_policy_attachment" {
  when = length(coalesce(self.groups, [])) == 0 && length(coalesce(self.users, [])) == 1 && length(coalesce(self.roles, [])) == 0

  fold {
    into   = one(self.users)
    host   = "aws_iam_user"
    append = { ManagedPolicyArns = [self.policy_arn] }
  }

  no_effect = ["name", "groups", "roles"]
}

rule "aws_iam_policy_attachment" {
  when = length(coalesce(self.groups, [])) == 1 && length(coalesce(self.users, [])) == 0 && length(coalesce(self.roles, [])) == 0

  fold {
    into   = one(self.groups)
    host   = "aws_iam_group"
    append = { ManagedPolicyArns = [self.policy_arn] }
  }

  no_effect = ["name", "roles", "users"]
}

rule "aws_iam_instance_profile" {
  type = "AWS::IAM::InstanceProfile"

  properties = {
    InstanceProfileName = physical_name(self.name, self.name_prefix)
    Path                = self.path
    Roles               = self.role == null ? fail("CloudFormation makes no instance profile without a role: set `role`") : [self.role]
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("iam", "", account(), "instance-profile${self.path == null ? "/" : self.path}${self.name}")
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag instance profiles" }
  }
}

rule "aws_iam_user" {
  type = "AWS::IAM::User"

  properties = {
    UserName            = self.name
    Path                = self.path
    PermissionsBoundary = self.permissions_boundary
    Tags                = tags(self.tags)
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("iam", "", account(), "user${self.path == null ? "/" : self.path}${self.name}")
  }

  differs = {
    force_destroy = { unless = [false], reason = "CloudFormation does not delete what was added to a user outside of the stack: remove it before the stack is deleted" }
  }
}

rule "aws_iam_user_policy" {
  type = "AWS::IAM::UserPolicy"

  properties = merge(one(iam_inline_policy([self])), { UserName = self.user })

  attributes = {
    id = self.name == null ? null : "${self.user}:${self.name}"
  }
}

rule "aws_iam_user_policy_attachment" {
  fold {
    when   = refers(self.policy_arn, "aws_iam_policy")
    into   = self.policy_arn
    host   = "aws_iam_policy"
    append = { Users = [self.user] }
  }

  fold {
    when   = !refers(self.policy_arn, "aws_iam_policy")
    into   = self.user
    host   = "aws_iam_user"
    append = { ManagedPolicyArns = [self.policy_arn] }
  }
}

rule "aws_iam_user_group_membership" {
  fold {
    into   = self.user
    host   = "aws_iam_user"
    append = { Groups = self.groups }
  }
}

rule "aws_iam_group" {
  type = "AWS::IAM::Group"

  properties = {
    GroupName = self.name
    Path      = self.path
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("iam", "", account(), "group${self.path == null ? "/" : self.path}${self.name}")
  }
}

rule "aws_iam_group_policy" {
  type = "AWS::IAM::GroupPolicy"

  properties = merge(one(iam_inline_policy([self])), { GroupName = self.group })

  attributes = {
    id = self.name == null ? null : "${self.group}:${self.name}"
  }
}

rule "aws_iam_group_policy_attachment" {
  fold {
    when   = refers(self.policy_arn, "aws_iam_policy")
    into   = self.policy_arn
    host   = "aws_iam_policy"
    append = { Groups = [self.group] }
  }

  fold {
    when   = !refers(self.policy_arn, "aws_iam_policy")
    into   = self.group
    host   = "aws_iam_group"
    append = { ManagedPolicyArns = [self.policy_arn] }
  }
}

rule "aws_iam_group_membership" {
  type = "AWS::IAM::UserToGroupAddition"

  properties = {
    GroupName = self.group
    Users     = self.users
  }

  attributes = {
    id = self.name
  }

  no_effect = ["name"]
}

rule "aws_iam_openid_connect_provider" {
  type = "AWS::IAM::OIDCProvider"

  properties = {
    Url          = self.url
    ClientIdList = self.client_id_list
    # Optional in CloudFormation, which finds the thumbprint itself as data "tls_certificate" does.
    ThumbprintList = [for t in self.thumbprint_list == null ? [] : self.thumbprint_list : t if !refers(t, "data.tls_certificate")]
    Tags           = tags(self.tags)
  }

  # IAM keeps the URL without its scheme, and Terraform reads what IAM keeps.
  attributes = {
    id  = ref()
    arn = getatt("Arn")
    url = replace(self.url, "https://", "")
  }

  synthesis = {
    arn = arn("iam", "", account(), "oidc-provider/${split("//", self.url)[1]}")
  }
}

rule "aws_iam_saml_provider" {
  type = "AWS::IAM::SAMLProvider"

  properties = {
    Name                 = self.name
    SamlMetadataDocument = self.saml_metadata_document
    Tags                 = tags(self.tags)
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }

  synthesis = {
    id  = arn("iam", "", account(), "saml-provider/${self.name}")
    arn = arn("iam", "", account(), "saml-provider/${self.name}")
  }
}

rule "aws_iam_service_linked_role" {
  type = "AWS::IAM::ServiceLinkedRole"

  properties = {
    AWSServiceName = self.aws_service_name
    CustomSuffix   = self.custom_suffix
    Description    = self.description
  }

  attributes = {
    id   = arn("iam", "", account(), "role/aws-service-role/${self.aws_service_name}/${ref()}")
    arn  = arn("iam", "", account(), "role/aws-service-role/${self.aws_service_name}/${ref()}")
    name = ref()
    path = "/aws-service-role/${self.aws_service_name}/"
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag service-linked roles" }
  }
}

rule "aws_iam_access_key" {
  type = "AWS::IAM::AccessKey"

  properties = {
    UserName = self.user
    Status   = self.status
  }

  attributes = {
    id     = ref()
    secret = getatt("SecretAccessKey")
  }

  unsupported = {
    pgp_key = "CloudFormation does not encrypt access keys: hand `secret` to AWS::SecretsManager::Secret instead of an output"
  }
}

rule "aws_iam_server_certificate" {
  type = "AWS::IAM::ServerCertificate"

  properties = {
    ServerCertificateName = physical_name(self.name, self.name_prefix)
    CertificateBody       = self.certificate_body
    CertificateChain      = self.certificate_chain
    PrivateKey            = self.private_key
    Path                  = self.path
    Tags                  = tags(self.tags)
  }

  attributes = {
    name = ref()
    arn  = getatt("Arn")
  }

  synthesis = {
    name = self.name
    arn  = self.name == null ? null : arn("iam", "", account(), "server-certificate${self.path == null ? "/" : self.path}${self.name}")
  }
}

# The document as the provider renders it: one value stands alone, more are a list in descending order, "&{" becomes the "${" of
# policy variables, principals and conditions of the same kind are merged. With other documents, statements are put together
# in the order source, own, override; a statement takes the place of an earlier one with the same Sid.
data "aws_iam_policy_document" {
  attributes = {
    json          = policy_document(self)
    minified_json = policy_document(self)
  }
}

data "aws_caller_identity" {
  attributes = {
    id         = account()
    account_id = account()
  }
}

data "aws_region" {
  attributes = {
    id       = self.name == null ? region() : self.name
    name     = self.name == null ? region() : self.name
    region   = self.name == null ? region() : self.name
    endpoint = "ec2.${self.name == null ? region() : self.name}.${url_suffix()}"
  }

  unsupported = {
    endpoint = "tf2cfn does not look regions up by endpoint: use `name`"
  }
}

data "aws_partition" {
  attributes = {
    id         = partition()
    partition  = partition()
    dns_suffix = url_suffix()
    reverse_dns_prefix = (startswith(known_text(region()), "cn-") ? "cn.com.amazonaws"
    : can(regex("^[*]|-iso", known_text(region()))) ? parameter("reverse_dns_prefix") : "com.amazonaws")
  }

  parameter "reverse_dns_prefix" {
    type        = "String"
    description = "Prefix of the names of endpoint services"
  }
}

data "aws_availability_zones" {
  attributes = {
    id = region()
    # Leaving out local zones, which need to be opted in to, is what Fn::GetAZs does by itself.
    names = (alltrue([for f in self.filter : anytrue([for v in f.values : contains(["opt-in-status=opt-in-not-required", "zone-type=availability-zone", "state=available", "region-name=${known_text(region())}"], "${f.name}=${v}")])]) ? azs()
    : fail("Fn::GetAZs has no filter; without one it leaves out local and wavelength zones already: name the zones instead"))
  }

  no_effect = ["state"]

  unsupported = {
    all_availability_zones = { unless = [false], reason = "Fn::GetAZs gives the zones that the account can use and no others: name the zones instead" }
    exclude_names          = "Fn::GetAZs has no filter: name the zones instead"
    exclude_zone_ids       = "Fn::GetAZs has no filter: name the zones instead"
  }
}

data "aws_arn" {
  attributes = {
    id        = self.arn
    partition = split(":", self.arn)[1]
    service   = split(":", self.arn)[2]
    region    = split(":", self.arn)[3]
    account   = split(":", self.arn)[4]
    resource  = text_after(self.arn, ":", 5)
  }
}

data "aws_default_tags" {
  attributes = {
    id   = partition()
    tags = tags_map({})
  }
}

# Policies of AWS that are often looked up by name, with their paths ("AWS managed policy reference"). If the account had a policy
# of the same name, Terraform's look-up would find two and fail.
data "aws_iam_policy" {
  when = self.path_prefix == null && contains([
    "AWSCloudTrail_FullAccess", "AWSCodeBuildAdminAccess", "AWSCodeBuildDeveloperAccess", "AWSCodeDeployRoleForECS",
    "AWSCodePipeline_FullAccess", "AWSConfigUserAccess", "AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy",
    "AWSElasticBeanstalkMulticontainerDocker", "AWSElasticBeanstalkWebTier", "AWSElasticBeanstalkWorkerTier",
    "AWSGlueConsoleFullAccess", "AWSKeyManagementServicePowerUser", "AWSLambdaExecute", "AWSLambdaInvocation-DynamoDB",
    "AWSLambda_FullAccess", "AWSLambda_ReadOnlyAccess", "AWSOrganizationsReadOnlyAccess", "AWSStepFunctionsFullAccess",
    "AWSSupportAccess", "AWSXRayDaemonWriteAccess", "AWSXrayWriteOnlyAccess", "AdministratorAccess",
    "AdministratorAccess-Amplify", "AmazonAPIGatewayInvokeFullAccess", "AmazonAthenaFullAccess", "AmazonBedrockFullAccess",
    "AmazonCognitoPowerUser", "AmazonDynamoDBFullAccess", "AmazonDynamoDBReadOnlyAccess",
    "AmazonEC2ContainerRegistryFullAccess", "AmazonEC2ContainerRegistryPowerUser", "AmazonEC2ContainerRegistryPullOnly",
    "AmazonEC2ContainerRegistryReadOnly", "AmazonEC2FullAccess", "AmazonEC2ReadOnlyAccess", "AmazonECS_FullAccess",
    "AmazonEKSBlockStoragePolicy", "AmazonEKSClusterPolicy", "AmazonEKSComputePolicy",
    "AmazonEKSFargatePodExecutionRolePolicy", "AmazonEKSLoadBalancingPolicy", "AmazonEKSNetworkingPolicy",
    "AmazonEKSServicePolicy", "AmazonEKSVPCResourceController", "AmazonEKSWorkerNodeMinimalPolicy",
    "AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonElastiCacheFullAccess",
    "AmazonElasticFileSystemFullAccess", "AmazonEventBridgeFullAccess", "AmazonKinesisFirehoseFullAccess",
    "AmazonKinesisFullAccess", "AmazonMSKFullAccess", "AmazonPrometheusRemoteWriteAccess", "AmazonRDSFullAccess",
    "AmazonRDSReadOnlyAccess", "AmazonRedshiftFullAccess", "AmazonRoute53FullAccess", "AmazonS3FullAccess",
    "AmazonS3ReadOnlyAccess", "AmazonSESFullAccess", "AmazonSNSFullAccess", "AmazonSQSFullAccess", "AmazonSSMFullAccess",
    "AmazonSSMManagedInstanceCore", "AmazonSSMPatchAssociation", "AmazonSSMReadOnlyAccess", "AmazonVPCFullAccess",
    "AmazonVPCReadOnlyAccess", "CloudFrontFullAccess", "CloudFrontReadOnlyAccess", "CloudWatchAgentAdminPolicy",
    "CloudWatchAgentServerPolicy", "CloudWatchApplicationInsightsFullAccess", "CloudWatchEventsFullAccess",
    "CloudWatchFullAccess", "CloudWatchLambdaInsightsExecutionRolePolicy", "CloudWatchLogsFullAccess",
    "CloudWatchLogsReadOnlyAccess", "CloudWatchReadOnlyAccess", "CloudWatchSyntheticsFullAccess", "IAMFullAccess",
    "IAMReadOnlyAccess", "IAMUserChangePassword", "PowerUserAccess", "ReadOnlyAccess", "SecretsManagerReadWrite",
    "SecurityAudit",
  ], known_text(self.name))

  attributes = {
    id  = arn("iam", "", "aws", "policy/${self.name}")
    arn = arn("iam", "", "aws", "policy/${self.name}")
  }

  no_effect = ["arn", "tags"]
}

data "aws_iam_policy" {
  when = self.path_prefix == null && contains([
    "AWSBackupServiceRolePolicyForBackup", "AWSBackupServiceRolePolicyForRestores", "AWSBatchServiceRole",
    "AWSCodeDeployRole", "AWSCodeDeployRoleForLambda", "AWSElasticBeanstalkEnhancedHealth", "AWSGlueServiceRole",
    "AWSLambdaBasicExecutionRole", "AWSLambdaDynamoDBExecutionRole", "AWSLambdaENIManagementAccess",
    "AWSLambdaKinesisExecutionRole", "AWSLambdaMSKExecutionRole", "AWSLambdaRole", "AWSLambdaSQSQueueExecutionRole",
    "AWSLambdaVPCAccessExecutionRole", "AWS_ConfigRole", "AmazonAPIGatewayPushToCloudWatchLogs",
    "AmazonEBSCSIDriverPolicy", "AmazonEC2ContainerServiceAutoscaleRole", "AmazonEC2ContainerServiceEventsRole",
    "AmazonEC2ContainerServiceforEC2Role", "AmazonEC2RoleforSSM", "AmazonECSTaskExecutionRolePolicy",
    "AmazonEFSCSIDriverPolicy", "AmazonRDSEnhancedMonitoringRole", "AmazonSSMAutomationRole",
  ], known_text(self.name))

  attributes = {
    id  = arn("iam", "", "aws", "policy/service-role/${self.name}")
    arn = arn("iam", "", "aws", "policy/service-role/${self.name}")
  }

  no_effect = ["arn", "tags"]
}

data "aws_iam_policy" {
  when = self.path_prefix == null && contains([
    "Billing", "DataScientist", "DatabaseAdministrator", "NetworkAdministrator", "SupportUser", "SystemAdministrator",
    "ViewOnlyAccess",
  ], known_text(self.name))

  attributes = {
    id  = arn("iam", "", "aws", "policy/job-function/${self.name}")
    arn = arn("iam", "", "aws", "policy/job-function/${self.name}")
  }

  no_effect = ["arn", "tags"]
}

# Of any other one the name alone tells neither the path nor whose policy it is.
data "aws_iam_policy" {
  attributes = {
    id   = self.arn != null ? self.arn : parameter("arn")
    arn  = self.arn != null ? self.arn : parameter("arn")
    name = self.name != null ? self.name : element(split("/", self.arn), length(split("/", self.arn)) - 1)
  }

  parameter "arn" {
    type        = "String"
    description = "ARN of the policy"
  }
}

# The path of a role is not known by its name: "/" is what a role gets that is created without one. Roles that services and the
# identity center make for themselves have others.
data "aws_iam_role" {
  attributes = {
    id   = self.name
    arn  = refers(self.name, "aws_iam_role") ? sibling(self.name, "arn") : arn("iam", "", account(), "role${parameter("path")}${self.name}")
    path = refers(self.name, "aws_iam_role") ? sibling(self.name, "path") : parameter("path")
  }

  parameter "path" {
    type        = "String"
    description = "Path of the role"
    default     = can(regex("^AWS(?:ServiceRoleFor|ReservedSSO_)", known_text(self.name))) ? null : "/"
  }
}

data "aws_iam_user" {
  attributes = {
    id   = self.user_name
    arn  = refers(self.user_name, "aws_iam_user") ? sibling(self.user_name, "arn") : arn("iam", "", account(), "user${parameter("path")}${self.user_name}")
    path = refers(self.user_name, "aws_iam_user") ? sibling(self.user_name, "path") : parameter("path")
  }

  parameter "path" {
    type        = "String"
    description = "Path of the user"
    default     = "/"
  }
}

data "aws_iam_openid_connect_provider" {
  attributes = {
    id  = self.arn != null ? self.arn : arn("iam", "", account(), "oidc-provider/${replace(self.url, "https://", "")}")
    arn = self.arn != null ? self.arn : arn("iam", "", account(), "oidc-provider/${replace(self.url, "https://", "")}")
    url = self.url != null ? replace(self.url, "https://", "") : null
  }

  no_effect = ["tags"]
}

# Who deploys is not who Terraform runs as: nothing may hang on it.
data "aws_iam_session_context" {
  attributes = {
    id          = self.arn
    issuer_arn  = startswith(known_text(self.arn), "arn:") && !can(regex("^arn:[^:]*:sts:", known_text(self.arn))) && !can(regex("[*]", known_text(self.arn))) ? self.arn : parameter("issuer_arn")
    issuer_id   = parameter("issuer_id")
    issuer_name = parameter("issuer_name")
  }

  parameter "issuer_arn" {
    type        = "String"
    description = "ARN of the role or user that deploys"
  }

  parameter "issuer_id" {
    type        = "String"
    description = "Unique ID of the role that deploys"
  }

  parameter "issuer_name" {
    type        = "String"
    description = "Name of the role that deploys"
  }
}

data "aws_iam_roles" {
  attributes = {
    arns  = parameter("arns")
    names = parameter("names")
  }

  parameter "arns" {
    type        = "CommaDelimitedList"
    description = "ARNs of the roles"
  }

  parameter "names" {
    type        = "CommaDelimitedList"
    description = "Names of the roles"
  }
}
