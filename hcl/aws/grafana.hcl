# Amazon Managed Grafana.

rule "aws_grafana_workspace" {
  type = "AWS::Grafana::Workspace"

  properties = {
    AccountAccessType        = self.account_access_type
    AuthenticationProviders  = self.authentication_providers
    DataSources              = self.data_sources
    Description              = self.description
    GrafanaVersion           = self.grafana_version
    Name                     = self.name
    NotificationDestinations = self.notification_destinations
    OrganizationRoleName     = self.organization_role_name
    OrganizationalUnits      = self.organizational_units
    PermissionType           = self.permission_type
    RoleArn                  = self.role_arn
    StackSetName             = self.stack_set_name
    NetworkAccessControl     = one([for x in self.network_access_control : { PrefixListIds = x.prefix_list_ids, VpceIds = x.vpce_ids }])
    VpcConfiguration         = one([for x in self.vpc_configuration : { SecurityGroupIds = x.security_group_ids, SubnetIds = x.subnet_ids }])
  }

  attributes = {
    id                        = ref()
    endpoint                  = getatt("Endpoint")
    saml_configuration_status = getatt("SamlConfigurationStatus")
    arn                       = arn("grafana", region(), account(), "/workspaces/${ref()}")
  }

  unsupported = {
    configuration = "CloudFormation does not configure workspaces: do it with `aws grafana update-workspace-configuration`"
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag workspaces: tag it with `aws grafana tag-resource`" }
  }
}

rule "aws_grafana_workspace_saml_configuration" {
  fold {
    into = self.workspace_id
    host = "aws_grafana_workspace"
    properties = {
      SamlConfiguration = {
        AllowedOrganizations = self.allowed_organizations
        AssertionAttributes = {
          Email  = self.email_assertion
          Groups = self.groups_assertion
          Login  = self.login_assertion
          Name   = self.name_assertion
          Org    = self.org_assertion
          Role   = self.role_assertion
        }
        IdpMetadata           = { Url = self.idp_metadata_url, Xml = self.idp_metadata_xml }
        LoginValidityDuration = self.login_validity_duration
        RoleValues            = { Admin = self.admin_role_values, Editor = self.editor_role_values }
      }
    }
  }

  attributes = {
    id     = self.workspace_id
    status = sibling(self.workspace_id, "saml_configuration_status")
  }
}

rule "aws_grafana_license_association" {
  no_peer = "CloudFormation licenses no workspaces: do it with `aws grafana associate-license` when the stack is complete"
}

rule "aws_grafana_workspace_service_account" {
  no_peer = "CloudFormation makes no service accounts of workspaces: make it with `aws grafana create-workspace-service-account`"
}

rule "aws_grafana_workspace_service_account_token" {
  no_peer = "CloudFormation makes no tokens of workspaces: make one with `aws grafana create-workspace-service-account-token`"
}
