# Aurora DSQL.

rule "aws_dsql_cluster" {
  type = "AWS::DSQL::Cluster"

  properties = {
    DeletionProtectionEnabled = self.deletion_protection_enabled
    KmsEncryptionKey          = self.kms_encryption_key
    Tags                      = tags(self.tags)
    MultiRegionProperties     = one([for x in self.multi_region_properties : { Clusters = x.clusters, WitnessRegion = x.witness_region }])
  }

  attributes = {
    identifier                = getatt("Identifier")
    arn                       = getatt("ResourceArn")
    vpc_endpoint_service_name = getatt("VpcEndpointServiceName")
  }
}

# Of two clusters that are peers of each other, CloudFormation can tell one only when both are there.
rule "aws_dsql_cluster_peering" {
  fold {
    into = self.identifier
    host = "aws_dsql_cluster"
    properties = {
      MultiRegionProperties = { Clusters = self.clusters, WitnessRegion = self.witness_region }
    }
  }
}
