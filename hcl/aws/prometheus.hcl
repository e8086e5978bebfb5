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
