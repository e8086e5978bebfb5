# Amazon MQ.

# CloudFormation waits for the maintenance window to apply a configuration, and applies other changes at once.
rule "aws_mq_broker" {
  type = "AWS::AmazonMQ::Broker"

  properties = {
    AuthenticationStrategy          = self.authentication_strategy
    AutoMinorVersionUpgrade         = self.auto_minor_version_upgrade == null ? false : self.auto_minor_version_upgrade
    BrokerName                      = self.broker_name
    DataReplicationMode             = self.data_replication_mode
    DataReplicationPrimaryBrokerArn = self.data_replication_primary_broker_arn
    DeploymentMode                  = self.deployment_mode == null ? "SINGLE_INSTANCE" : self.deployment_mode
    EngineType                      = self.engine_type
    EngineVersion                   = self.engine_version
    HostInstanceType                = self.host_instance_type
    PubliclyAccessible              = self.publicly_accessible == true
    SecurityGroups                  = self.security_groups
    StorageType                     = self.storage_type
    SubnetIds                       = self.subnet_ids
    Tags                            = tags(self.tags)
    Configuration                   = one([for x in self.configuration : { Id = x.id, Revision = x.revision }])
    EncryptionOptions               = one([for x in self.encryption_options : { KmsKeyId = x.kms_key_id, UseAwsOwnedKey = x.use_aws_owned_key == null ? true : x.use_aws_owned_key }])
    LdapServerMetadata = one([for x in self.ldap_server_metadata : {
      Hosts                  = x.hosts
      RoleBase               = x.role_base
      RoleName               = x.role_name
      RoleSearchMatching     = x.role_search_matching
      RoleSearchSubtree      = x.role_search_subtree
      ServiceAccountPassword = x.service_account_password
      ServiceAccountUsername = x.service_account_username
      UserBase               = x.user_base
      UserRoleName           = x.user_role_name
      UserSearchMatching     = x.user_search_matching
      UserSearchSubtree      = x.user_search_subtree
    }])
    Logs = one([for x in self.logs : { Audit = x.audit, General = x.general }])
    MaintenanceWindowStartTime = one([for x in self.maintenance_window_start_time : {
      DayOfWeek = x.day_of_week
      TimeOfDay = x.time_of_day
      TimeZone  = x.time_zone
    }])
    Users = [for x in self.user : {
      ConsoleAccess   = x.console_access
      Groups          = x.groups
      Password        = x.password
      ReplicationUser = x.replication_user
      Username        = x.username
    }]
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }

  no_effect = ["apply_immediately"]
}

rule "aws_mq_configuration" {
  type = "AWS::AmazonMQ::Configuration"

  properties = {
    AuthenticationStrategy = self.authentication_strategy
    Data                   = base64encode(self.data)
    Description            = self.description
    EngineType             = self.engine_type
    EngineVersion          = self.engine_version
    Name                   = self.name
    Tags                   = tags(self.tags)
  }

  attributes = {
    id              = ref()
    arn             = getatt("Arn")
    latest_revision = getatt("Revision")
  }
}

data "aws_mq_broker_instance_type_offerings" {
  attributes = {
    broker_instance_options = fail("a template does not ask which instance types there are: write the type and the version of the engine")
  }

  no_effect = ["engine_type", "host_instance_type", "storage_type"]
}
