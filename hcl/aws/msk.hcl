# Amazon MSK.

# Where brokers and the workers of connectors log.
shape "msk_logs" {
  value = {
    CloudWatchLogs = one([for z in item.cloudwatch_logs : { Enabled = z.enabled, LogGroup = z.log_group }])
    Firehose       = one([for z in item.firehose : { DeliveryStream = z.delivery_stream, Enabled = z.enabled }])
    S3 = one([for z in item.s3 : {
      Bucket  = z.bucket
      Enabled = z.enabled
      Prefix  = z.prefix
    }])
  }
}

shape "msk_sasl" {
  value = {
    Iam   = item.iam == null ? null : { Enabled = item.iam }
    Scram = item.scram == null ? null : { Enabled = item.scram }
  }
}

rule "aws_msk_cluster" {
  type = "AWS::MSK::Cluster"

  properties = {
    ClusterName         = self.cluster_name
    EnhancedMonitoring  = self.enhanced_monitoring == null ? "DEFAULT" : self.enhanced_monitoring
    KafkaVersion        = self.kafka_version
    NumberOfBrokerNodes = self.number_of_broker_nodes
    StorageMode         = self.storage_mode
    Tags                = tags_map(self.tags)
    ConfigurationInfo   = one([for x in self.configuration_info : { Arn = x.arn, Revision = x.revision }])
    LoggingInfo = one([for x in self.logging_info : {
      BrokerLogs = one(msk_logs(x.broker_logs))
    }])
    OpenMonitoring = one([for x in self.open_monitoring : {
      Prometheus = one([for y in x.prometheus : {
        JmxExporter  = one([for z in y.jmx_exporter : { EnabledInBroker = z.enabled_in_broker }])
        NodeExporter = one([for z in y.node_exporter : { EnabledInBroker = z.enabled_in_broker }])
      }])
    }])
    BrokerNodeGroupInfo = one([for b in self.broker_node_group_info : {
      BrokerAZDistribution = b.az_distribution
      ClientSubnets        = b.client_subnets
      InstanceType         = b.instance_type
      SecurityGroups       = b.security_groups
      ConnectivityInfo = one([for c in b.connectivity_info : {
        PublicAccess = one([for p in c.public_access : { Type = p.type }])
        VpcConnectivity = one([for v in c.vpc_connectivity : {
          ClientAuthentication = one([for a in v.client_authentication : {
            Sasl = one(msk_sasl(a.sasl))
            Tls  = a.tls == null ? null : { Enabled = a.tls }
          }])
        }])
      }])
      StorageInfo = one([for s in b.storage_info : {
        EBSStorageInfo = one([for e in s.ebs_storage_info : {
          VolumeSize            = e.volume_size
          ProvisionedThroughput = one([for t in e.provisioned_throughput : { Enabled = t.enabled, VolumeThroughput = t.volume_throughput }])
        }])
      }])
    }])
    ClientAuthentication = one([for a in self.client_authentication : {
      Sasl            = one(msk_sasl(a.sasl))
      Tls             = one([for t in a.tls : { CertificateAuthorityArnList = t.certificate_authority_arns, Enabled = true }])
      Unauthenticated = { Enabled = a.unauthenticated == null ? false : a.unauthenticated }
    }])
    EncryptionInfo = one([for e in self.encryption_info : {
      EncryptionAtRest    = e.encryption_at_rest_kms_key_arn == null ? null : { DataVolumeKMSKeyId = e.encryption_at_rest_kms_key_arn }
      EncryptionInTransit = one([for t in e.encryption_in_transit : { ClientBroker = t.client_broker == null ? "TLS" : t.client_broker, InCluster = t.in_cluster }])
    }])
  }

  attributes = {
    id              = ref()
    arn             = ref()
    current_version = getatt("CurrentVersion")
  }
}

rule "aws_msk_configuration" {
  type = "AWS::MSK::Configuration"

  properties = {
    Description       = self.description
    Name              = self.name
    ServerProperties  = self.server_properties
    KafkaVersionsList = self.kafka_versions
  }

  attributes = {
    id              = ref()
    arn             = ref()
    latest_revision = getatt("LatestRevision.Revision")
  }
}

rule "aws_msk_cluster_policy" {
  type = "AWS::MSK::ClusterPolicy"

  properties = {
    ClusterArn = self.cluster_arn
    Policy     = self.policy
  }

  attributes = {
    id = ref()
  }
}

rule "aws_msk_vpc_connection" {
  type = "AWS::MSK::VpcConnection"

  properties = {
    Authentication   = self.authentication
    ClientSubnets    = self.client_subnets
    SecurityGroups   = self.security_groups
    Tags             = tags_map(self.tags)
    TargetClusterArn = self.target_cluster_arn
    VpcId            = self.vpc_id
  }

  attributes = {
    id  = getatt("Arn")
    arn = getatt("Arn")
  }
}

rule "aws_msk_serverless_cluster" {
  type = "AWS::MSK::ServerlessCluster"

  properties = {
    ClusterName = self.cluster_name
    Tags        = tags_map(self.tags)
    ClientAuthentication = one([for x in self.client_authentication : {
      Sasl = one([for y in x.sasl : {
        Iam = one([for z in y.iam : { Enabled = z.enabled }])
      }])
    }])
    VpcConfigs = [for x in self.vpc_config : { SecurityGroups = x.security_group_ids, SubnetIds = x.subnet_ids }]
  }

  attributes = {
    id           = getatt("Arn")
    arn          = getatt("Arn")
    cluster_uuid = split("/", getatt("Arn"))[2]
  }
}

rule "aws_mskconnect_connector" {
  type = "AWS::KafkaConnect::Connector"

  properties = {
    ConnectorConfiguration  = self.connector_configuration
    KafkaConnectVersion     = self.kafkaconnect_version
    ServiceExecutionRoleArn = self.service_execution_role_arn
    Tags                    = tags(self.tags)
    ConnectorDescription    = self.description
    ConnectorName           = self.name
    Capacity = one([for x in self.capacity : {
      AutoScaling = one([for y in x.autoscaling : {
        MaxWorkerCount = y.max_worker_count
        McuCount       = y.mcu_count == null ? 1 : y.mcu_count
        MinWorkerCount = y.min_worker_count
        ScaleInPolicy  = one([for z in y.scale_in_policy : { CpuUtilizationPercentage = z.cpu_utilization_percentage }])
        ScaleOutPolicy = one([for z in y.scale_out_policy : { CpuUtilizationPercentage = z.cpu_utilization_percentage }])
      }])
      ProvisionedCapacity = one([for y in x.provisioned_capacity : { McuCount = y.mcu_count == null ? 1 : y.mcu_count, WorkerCount = y.worker_count }])
    }])
    KafkaCluster = one([for x in self.kafka_cluster : {
      ApacheKafkaCluster = one([for y in x.apache_kafka_cluster : {
        BootstrapServers = y.bootstrap_servers
        Vpc              = one([for z in y.vpc : { SecurityGroups = z.security_groups, Subnets = z.subnets }])
      }])
    }])
    KafkaClusterClientAuthentication = one([for x in self.kafka_cluster_client_authentication : { AuthenticationType = x.authentication_type == null ? "NONE" : x.authentication_type }])
    KafkaClusterEncryptionInTransit  = one([for x in self.kafka_cluster_encryption_in_transit : { EncryptionType = x.encryption_type == null ? "PLAINTEXT" : x.encryption_type }])
    LogDelivery = one([for x in self.log_delivery : {
      WorkerLogDelivery = one(msk_logs(x.worker_log_delivery))
    }])
    Plugins = [for x in self.plugin : {
      CustomPlugin = one([for y in x.custom_plugin : { CustomPluginArn = y.arn, Revision = y.revision }])
    }]
    WorkerConfiguration = one([for x in self.worker_configuration : { WorkerConfigurationArn = x.arn, Revision = x.revision }])
  }

  attributes = {
    id  = getatt("ConnectorArn")
    arn = getatt("ConnectorArn")
  }
}

rule "aws_mskconnect_custom_plugin" {
  type = "AWS::KafkaConnect::CustomPlugin"

  properties = {
    ContentType = self.content_type
    Description = self.description
    Name        = self.name
    Tags        = tags(self.tags)
    Location = one([for x in self.location : {
      S3Location = one([for y in x.s3 : { BucketArn = y.bucket_arn, FileKey = y.file_key, ObjectVersion = y.object_version }])
    }])
  }

  attributes = {
    id              = getatt("CustomPluginArn")
    arn             = getatt("CustomPluginArn")
    latest_revision = getatt("Revision")
  }
}

rule "aws_mskconnect_worker_configuration" {
  type = "AWS::KafkaConnect::WorkerConfiguration"

  properties = {
    Description           = self.description
    Name                  = self.name
    PropertiesFileContent = base64encode(self.properties_file_content)
    Tags                  = tags(self.tags)
  }

  attributes = {
    id              = getatt("WorkerConfigurationArn")
    arn             = getatt("WorkerConfigurationArn")
    latest_revision = getatt("Revision")
  }
}

# The ARN of a cluster ends in characters that MSK chooses.
data "aws_msk_cluster" {
  attributes = {
    id           = parameter("arn")
    arn          = parameter("arn")
    cluster_name = self.cluster_name
    cluster_uuid = element(split("/", parameter("arn")), 2)
  }

  parameter "arn" {
    type        = "String"
    description = "ARN of the cluster"
  }
}
