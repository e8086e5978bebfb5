# Amazon Keyspaces.

rule "aws_keyspaces_keyspace" {
  type = "AWS::Cassandra::Keyspace"

  properties = {
    Tags                     = tags(self.tags)
    KeyspaceName             = self.name
    ReplicationSpecification = one([for x in self.replication_specification : { RegionList = x.region_list, ReplicationStrategy = x.replication_strategy }])
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("cassandra", region(), account(), "/keyspace/${ref()}/")
  }
}

rule "aws_keyspaces_table" {
  type = "AWS::Cassandra::Table"

  properties = {
    BillingMode = one([for x in self.capacity_specification : prune({
      Mode                  = x.throughput_mode == "PROVISIONED" ? "PROVISIONED" : "ON_DEMAND"
      ProvisionedThroughput = x.throughput_mode == "PROVISIONED" ? { ReadCapacityUnits = x.read_capacity_units, WriteCapacityUnits = x.write_capacity_units } : null
    })])
    ClientSideTimestampsEnabled = one([for x in self.client_side_timestamps : x.status == "ENABLED"])
    ClusteringKeyColumns = flatten([for s in self.schema_definition : [for k in s.clustering_key : {
      Column  = one([for c in s.column : { ColumnName = c.name, ColumnType = c.type } if c.name == k.name])
      OrderBy = k.order_by
    }]])
    DefaultTimeToLive       = self.default_time_to_live
    EncryptionSpecification = one([for x in self.encryption_specification : { EncryptionType = x.type, KmsKeyIdentifier = x.kms_key_identifier }])
    KeyspaceName            = self.keyspace_name
    PartitionKeyColumns = flatten([for s in self.schema_definition : [for k in s.partition_key :
    one([for c in s.column : { ColumnName = c.name, ColumnType = c.type } if c.name == k.name])]])
    PointInTimeRecoveryEnabled = one([for x in self.point_in_time_recovery : x.status == "ENABLED"])
    RegularColumns = flatten([for s in self.schema_definition : [for c in s.column : { ColumnName = c.name, ColumnType = c.type }
    if !contains(concat([for k in s.partition_key : k.name], [for k in s.clustering_key : k.name]), c.name)]])
    TableName = self.table_name
    Tags      = tags(self.tags)
  }

  attributes = {
    id  = "${self.keyspace_name}/${self.table_name}"
    arn = arn("cassandra", region(), account(), "/keyspace/${self.keyspace_name}/table/${self.table_name}")
  }

  # Tables of CloudFormation can always expire what has a time to live.
  no_effect = ["ttl"]

  unsupported = {
    comment                           = "CloudFormation comments on no tables: leave it out"
    "schema_definition.static_column" = "CloudFormation makes no static columns: leave it out, or make the table with `aws keyspaces create-table`"
  }
}
