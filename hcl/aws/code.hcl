# AWS CodeCommit, CodeConnections and CodeDeploy.

rule "aws_codeconnections_connection" {
  type = "AWS::CodeConnections::Connection"

  properties = {
    HostArn        = self.host_arn
    ConnectionName = self.name
    ProviderType   = self.provider_type
    Tags           = tags(self.tags)
  }

  attributes = {
    connection_status = getatt("ConnectionStatus")
    owner_account_id  = getatt("OwnerAccountId")
    id                = ref()
    arn               = ref()
  }
}

rule "aws_codedeploy_app" {
  type = "AWS::CodeDeploy::Application"

  properties = {
    ComputePlatform = self.compute_platform
    ApplicationName = self.name
    Tags            = tags(self.tags)
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("codedeploy", region(), account(), "application:${ref()}")
  }
}

rule "aws_codecommit_repository" {
  type = "AWS::CodeCommit::Repository"

  properties = {
    RepositoryDescription = self.description
    KmsKeyId              = self.kms_key_id
    RepositoryName        = self.repository_name
    Tags                  = tags(self.tags)
  }

  attributes = {
    clone_url_http = getatt("CloneUrlHttp")
    clone_url_ssh  = getatt("CloneUrlSsh")
    id             = getatt("Name")
    arn            = getatt("Arn")
    repository_id  = ref()
  }

  unsupported = {
    default_branch = "CloudFormation does not set the default branch: set it outside of the stack"
  }
}
