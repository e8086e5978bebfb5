# AWS Step Functions.

shape "sfn_encryption" {
  value = {
    KmsDataKeyReusePeriodSeconds = item.kms_data_key_reuse_period_seconds
    KmsKeyId                     = item.kms_key_id
    Type                         = item.type
  }
}

rule "aws_sfn_state_machine" {
  type = "AWS::StepFunctions::StateMachine"

  properties = {
    DefinitionString     = self.definition
    StateMachineName     = physical_name(self.name, self.name_prefix)
    RoleArn              = self.role_arn
    Tags                 = tags(self.tags)
    StateMachineType     = self.type
    TracingConfiguration = one([for t in self.tracing_configuration : { Enabled = t.enabled }])

    EncryptionConfiguration = one(sfn_encryption(self.encryption_configuration))

    LoggingConfiguration = one([for l in self.logging_configuration : {
      Level                = l.level
      IncludeExecutionData = l.include_execution_data
      Destinations         = l.log_destination == null ? null : [{ CloudWatchLogsLogGroup = { LogGroupArn = l.log_destination } }]
    }])
  }

  attributes = {
    id          = ref()
    arn         = ref()
    name        = getatt("Name")
    revision_id = getatt("StateMachineRevisionId")
  }

  synthesis = {
    id   = self.name == null ? null : arn("states", region(), account(), "stateMachine:${self.name}")
    arn  = self.name == null ? null : arn("states", region(), account(), "stateMachine:${self.name}")
    name = self.name
  }

  unsupported = {
    publish = { unless = [false], reason = "CloudFormation publishes versions through AWS::StepFunctions::StateMachineVersion: remove the argument, or add such a resource" }
  }
}

rule "aws_sfn_activity" {
  type = "AWS::StepFunctions::Activity"

  properties = {
    Name = self.name
    Tags = tags(self.tags)

    EncryptionConfiguration = one(sfn_encryption(self.encryption_configuration))
  }

  attributes = {
    id = ref()
  }
}

rule "aws_sfn_alias" {
  type = "AWS::StepFunctions::StateMachineAlias"

  properties = {
    Description          = self.description
    Name                 = self.name
    RoutingConfiguration = [for r in self.routing_configuration : { StateMachineVersionArn = r.state_machine_version_arn, Weight = r.weight }]
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }
}
