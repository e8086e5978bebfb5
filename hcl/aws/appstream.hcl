# Amazon AppStream 2.0.

rule "aws_appstream_directory_config" {
  type = "AWS::AppStream::DirectoryConfig"

  properties = {
    DirectoryName                        = self.directory_name
    OrganizationalUnitDistinguishedNames = self.organizational_unit_distinguished_names
    ServiceAccountCredentials            = one([for x in self.service_account_credentials : { AccountName = x.account_name, AccountPassword = x.account_password }])
  }

  attributes = {
    id = ref()
  }
}

# What the instances of a fleet and an image builder have in common.
shape "appstream_instance" {
  value = {
    Description                 = item.description
    DisplayName                 = item.display_name
    DomainJoinInfo              = one([for x in item.domain_join_info : { DirectoryName = x.directory_name, OrganizationalUnitDistinguishedName = x.organizational_unit_distinguished_name }])
    EnableDefaultInternetAccess = item.enable_default_internet_access
    IamRoleArn                  = item.iam_role_arn
    ImageArn                    = item.image_arn
    ImageName                   = item.image_name
    InstanceType                = item.instance_type
    Name                        = item.name
    Tags                        = tags(item.tags)
    VpcConfig                   = one([for x in item.vpc_config : { SecurityGroupIds = x.security_group_ids, SubnetIds = x.subnet_ids }])
  }
}

rule "aws_appstream_fleet" {
  type = "AWS::AppStream::Fleet"

  properties = merge(one(appstream_instance([self])), {
    DisconnectTimeoutInSeconds     = self.disconnect_timeout_in_seconds
    FleetType                      = self.fleet_type
    IdleDisconnectTimeoutInSeconds = self.idle_disconnect_timeout_in_seconds
    MaxSessionsPerInstance         = self.max_sessions_per_instance
    MaxUserDurationInSeconds       = self.max_user_duration_in_seconds
    StreamView                     = self.stream_view
    ComputeCapacity                = one([for x in self.compute_capacity : { DesiredInstances = x.desired_instances, DesiredSessions = x.desired_sessions }])
  })

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("appstream", region(), account(), "fleet/${ref()}")
  }
}

rule "aws_appstream_image_builder" {
  type = "AWS::AppStream::ImageBuilder"

  properties = merge(one(appstream_instance([self])), {
    AppstreamAgentVersion = self.appstream_agent_version
    AccessEndpoints       = [for x in self.access_endpoint : { EndpointType = x.endpoint_type, VpceId = x.vpce_id }]
  })

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("appstream", region(), account(), "image-builder/${ref()}")
  }
}

rule "aws_appstream_stack" {
  type = "AWS::AppStream::Stack"

  properties = {
    Description         = self.description
    DisplayName         = self.display_name
    EmbedHostDomains    = self.embed_host_domains
    FeedbackURL         = self.feedback_url
    Name                = self.name
    RedirectURL         = self.redirect_url
    Tags                = tags(self.tags)
    AccessEndpoints     = [for x in self.access_endpoints : { EndpointType = x.endpoint_type, VpceId = x.vpce_id }]
    ApplicationSettings = one([for x in self.application_settings : { Enabled = x.enabled, SettingsGroup = x.settings_group }])
    StorageConnectors = [for x in self.storage_connectors : {
      ConnectorType = x.connector_type
      Domains       = x.domains
    }]
    StreamingExperienceSettings = one([for x in self.streaming_experience_settings : { PreferredProtocol = x.preferred_protocol }])
    UserSettings                = [for x in self.user_settings : { Action = x.action, Permission = x.permission }]
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("appstream", region(), account(), "stack/${ref()}")
  }

  unsupported = {
    "storage_connectors.resource_identifier" = "AWS names the folder or bucket of a connector: leave it out"
  }
}

rule "aws_appstream_fleet_stack_association" {
  type = "AWS::AppStream::StackFleetAssociation"

  properties = {
    FleetName = self.fleet_name
    StackName = self.stack_name
  }

  attributes = {
    id = "${self.fleet_name}/${self.stack_name}"
  }
}

rule "aws_appstream_user" {
  type = "AWS::AppStream::User"

  properties = {
    AuthenticationType = self.authentication_type
    FirstName          = self.first_name
    LastName           = self.last_name
    UserName           = self.user_name
    MessageAction      = self.send_email_notification == false ? "SUPPRESS" : null
  }

  attributes = {
    id = "${self.user_name}/${self.authentication_type}"
  }

  unsupported = {
    enabled = { unless = [true], reason = "CloudFormation disables no users: do it with `aws appstream disable-user`" }
  }
}

rule "aws_appstream_user_stack_association" {
  type = "AWS::AppStream::StackUserAssociation"

  properties = {
    AuthenticationType    = self.authentication_type
    SendEmailNotification = self.send_email_notification
    StackName             = self.stack_name
    UserName              = self.user_name
  }

  attributes = {
    id = "${self.user_name}/${self.authentication_type}/${self.stack_name}"
  }
}
