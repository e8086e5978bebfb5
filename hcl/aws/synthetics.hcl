# CloudWatch Synthetics.

rule "aws_synthetics_canary" {
  type = "AWS::Synthetics::Canary"

  properties = {
    ArtifactS3Location                    = self.artifact_s3_location
    ExecutionRoleArn                      = self.execution_role_arn
    FailureRetentionPeriod                = self.failure_retention_period
    Name                                  = self.name
    RuntimeVersion                        = self.runtime_version
    SuccessRetentionPeriod                = self.success_retention_period
    Tags                                  = tags(self.tags)
    DeleteLambdaResourcesOnCanaryDeletion = self.delete_lambda
    StartCanaryAfterCreation              = self.start_canary == true
    ArtifactConfig = one([for x in self.artifact_config : {
      S3Encryption = one([for y in x.s3_encryption : { EncryptionMode = y.encryption_mode, KmsKeyArn = y.kms_key_arn }])
    }])
    RunConfig = one([for x in self.run_config : {
      ActiveTracing        = x.active_tracing
      EnvironmentVariables = x.environment_variables
      MemoryInMB           = x.memory_in_mb
      TimeoutInSeconds     = x.timeout_in_seconds
    }])
    Schedule  = one([for x in self.schedule : { DurationInSeconds = x.duration_in_seconds, Expression = x.expression }])
    VPCConfig = one([for x in self.vpc_config : { SecurityGroupIds = x.security_group_ids, SubnetIds = x.subnet_ids }])
    Code = {
      Handler         = self.handler
      S3Bucket        = self.s3_bucket
      S3Key           = self.s3_key
      S3ObjectVersion = self.s3_version
    }
  }

  attributes = {
    id                  = ref()
    name                = ref()
    arn                 = arn("synthetics", region(), account(), "canary:${ref()}")
    source_location_arn = getatt("Code.SourceLocationArn")
    status              = getatt("State")
  }

  unsupported = {
    zip_file = "CloudFormation reads the code of a canary from a bucket: upload the archive there, and name it in `s3_bucket` and `s3_key`"
  }
}

rule "aws_synthetics_group" {
  type = "AWS::Synthetics::Group"

  properties = {
    Name = self.name
    Tags = tags(self.tags)
  }

  attributes = {
    id       = ref()
    name     = ref()
    arn      = arn("synthetics", region(), account(), "group:${getatt("Id")}")
    group_id = getatt("Id")
  }
}

rule "aws_synthetics_group_association" {
  fold {
    into   = self.group_name
    host   = "aws_synthetics_group"
    append = { ResourceArns = [self.canary_arn] }
  }

  attributes = {
    id         = "${self.canary_arn},${self.group_name}"
    group_arn  = sibling(self.group_name, "arn")
    group_id   = sibling(self.group_name, "group_id")
    group_name = self.group_name
  }
}
