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
