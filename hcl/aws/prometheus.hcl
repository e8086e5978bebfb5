# Amazon Managed Service for Prometheus.

rule "aws_prometheus_scraper" {
  type = "AWS::APS::Scraper"

  properties = {
    Alias               = self.alias
    ScrapeConfiguration = { ConfigurationBlob = base64encode(self.scrape_configuration) }
    Tags                = tags(self.tags)
    Destination = one([for x in self.destination : {
      AmpConfiguration = one([for y in x.amp : { WorkspaceArn = y.workspace_arn }])
    }])
    RoleConfiguration = one([for x in self.role_configuration : { SourceRoleArn = x.source_role_arn, TargetRoleArn = x.target_role_arn }])
    Source = one([for x in self.source : {
      EksConfiguration = one([for y in x.eks : {
        ClusterArn       = y.cluster_arn
        SecurityGroupIds = y.security_group_ids
        SubnetIds        = y.subnet_ids
      }])
    }])
  }

  attributes = {
    id       = getatt("ScraperId")
    arn      = getatt("Arn")
    role_arn = getatt("RoleArn")
  }
}

rule "aws_prometheus_workspace" {
  type = "AWS::APS::Workspace"

  properties = {
    Alias                = self.alias
    KmsKeyArn            = self.kms_key_arn
    Tags                 = tags(self.tags)
    LoggingConfiguration = one([for x in self.logging_configuration : { LogGroupArn = x.log_group_arn }])
  }

  attributes = {
    id                  = getatt("WorkspaceId")
    arn                 = getatt("Arn")
    prometheus_endpoint = getatt("PrometheusEndpoint")
  }
}

rule "aws_prometheus_alert_manager_definition" {
  fold {
    into       = self.workspace_id
    host       = "aws_prometheus_workspace"
    properties = { AlertManagerDefinition = self.definition }
  }
}

rule "aws_prometheus_rule_group_namespace" {
  type = "AWS::APS::RuleGroupsNamespace"

  properties = {
    Data      = self.data
    Name      = self.name
    Tags      = tags(self.tags)
    Workspace = refers(self.workspace_id, "aws_prometheus_workspace") ? sibling(self.workspace_id, "arn") : arn("aps", region(), account(), "workspace/${self.workspace_id}")
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }
}
