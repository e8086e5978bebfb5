# Amazon MSK.

rule "aws_msk_cluster" {
  type = "AWS::MSK::Cluster"

  properties = {
    ClusterName         = self.cluster_name
    EnhancedMonitoring  = self.enhanced_monitoring
    KafkaVersion        = self.kafka_version
    NumberOfBrokerNodes = self.number_of_broker_nodes
    StorageMode         = self.storage_mode
    Tags                = tags_map(self.tags)
    ConfigurationInfo   = one([for x in self.configuration_info : { Arn = x.arn, Revision = x.revision }])
    LoggingInfo = one([for x in self.logging_info : {
      BrokerLogs = one([for y in x.broker_logs : {
        CloudWatchLogs = one([for z in y.cloudwatch_logs : { Enabled = z.enabled, LogGroup = z.log_group }])
        Firehose       = one([for z in y.firehose : { DeliveryStream = z.delivery_stream, Enabled = z.enabled }])
        S3 = one([for z in y.s3 : {
          Bucket  = z.bucket
          Enabled = z.enabled
          Prefix  = z.prefix
        }])
      }])
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
            Sasl = one([for s in a.sasl : {
              Iam   = s.iam == null ? null : { Enabled = s.iam }
              Scram = s.scram == null ? null : { Enabled = s.scram }
            }])
            Tls = a.tls == null ? null : { Enabled = a.tls }
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
      Sasl = one([for s in a.sasl : {
        Iam   = s.iam == null ? null : { Enabled = s.iam }
        Scram = s.scram == null ? null : { Enabled = s.scram }
      }])
      Tls             = one([for t in a.tls : { CertificateAuthorityArnList = t.certificate_authority_arns, Enabled = true }])
      Unauthenticated = a.unauthenticated == null ? null : { Enabled = a.unauthenticated }
    }])
    EncryptionInfo = one([for e in self.encryption_info : {
      EncryptionAtRest    = e.encryption_at_rest_kms_key_arn == null ? null : { DataVolumeKMSKeyId = e.encryption_at_rest_kms_key_arn }
      EncryptionInTransit = one([for t in e.encryption_in_transit : { ClientBroker = t.client_broker, InCluster = t.in_cluster }])
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
