# Amazon DynamoDB Accelerator.

rule "aws_dax_cluster" {
  type = "AWS::DAX::Cluster"

  properties = {
    AvailabilityZones             = self.availability_zones
    ClusterEndpointEncryptionType = self.cluster_endpoint_encryption_type
    ClusterName                   = self.cluster_name
    Description                   = self.description
    IAMRoleARN                    = self.iam_role_arn
    NodeType                      = self.node_type
    NotificationTopicARN          = self.notification_topic_arn
    ParameterGroupName            = self.parameter_group_name
    ReplicationFactor             = self.replication_factor
    SecurityGroupIds              = self.security_group_ids
    SubnetGroupName               = self.subnet_group_name
    Tags                          = tags_map(self.tags)
    PreferredMaintenanceWindow    = self.maintenance_window
    SSESpecification              = one([for x in self.server_side_encryption : { SSEEnabled = x.enabled == true }])
  }

  attributes = {
    id                     = ref()
    cluster_name           = ref()
    arn                    = getatt("Arn")
    cluster_address        = split(":", getatt("ClusterDiscoveryEndpoint"))[0]
    configuration_endpoint = getatt("ClusterDiscoveryEndpoint")
    port                   = split(":", getatt("ClusterDiscoveryEndpoint"))[1]
  }
}

rule "aws_dax_parameter_group" {
  type = "AWS::DAX::ParameterGroup"

  properties = {
    Description         = self.description
    ParameterGroupName  = self.name
    ParameterNameValues = length(self.parameters) == 0 ? null : { for x in self.parameters : x.name => x.value }
  }

  attributes = {
    id   = ref()
    name = ref()
  }
}

rule "aws_dax_subnet_group" {
  type = "AWS::DAX::SubnetGroup"

  properties = {
    Description     = self.description
    SubnetIds       = self.subnet_ids
    SubnetGroupName = self.name
  }

  attributes = {
    id   = ref()
    name = ref()
  }
}
