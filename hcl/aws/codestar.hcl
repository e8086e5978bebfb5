# Connections to source repositories, notifications of the developer tools, and CodeArtifact.

rule "aws_codestarconnections_connection" {
  type = "AWS::CodeStarConnections::Connection"

  properties = {
    HostArn        = self.host_arn
    ProviderType   = self.provider_type
    Tags           = tags(self.tags)
    ConnectionName = self.name
  }

  attributes = {
    id                = ref()
    arn               = getatt("ConnectionArn")
    connection_status = getatt("ConnectionStatus")
  }
}

rule "aws_codestarconnections_host" {
  no_peer = "CloudFormation makes no hosts of connections: make it with `aws codestar-connections create-host`, and give its ARN in a variable"
}

rule "aws_codeconnections_host" {
  no_peer = "CloudFormation makes no hosts of connections: make it with `aws codeconnections create-host`, and give its ARN in a variable"
}

rule "aws_codestarnotifications_notification_rule" {
  type = "AWS::CodeStarNotifications::NotificationRule"

  properties = {
    DetailType   = self.detail_type
    EventTypeIds = self.event_type_ids
    Name         = self.name
    Resource     = self.resource
    Status       = self.status
    Tags         = tags_map(self.tags)
    Targets = [for x in self.target : {
      TargetAddress = x.address
      TargetType    = x.type != null ? x.type : "SNS"
    }]
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }
}

rule "aws_codeartifact_domain" {
  type = "AWS::CodeArtifact::Domain"

  properties = {
    Tags          = tags(self.tags)
    DomainName    = self.domain
  }

  attributes = {
    id             = getatt("Arn")
    arn            = getatt("Arn")
    domain         = getatt("Name")
    encryption_key = getatt("EncryptionKey")
    owner          = getatt("Owner")
  }

  unsupported = {
    encryption_key = "CloudFormation encrypts domains with a key of AWS: leave it out, or make the domain with `aws codeartifact create-domain --encryption-key`"
  }
}

rule "aws_codeartifact_domain_permissions_policy" {
  fold {
    into       = self.domain
    host       = "aws_codeartifact_domain"
    properties = { PermissionsPolicyDocument = self.policy_document }
  }

  attributes = {
    id           = sibling(self.domain, "arn")
    resource_arn = sibling(self.domain, "arn")
  }

  # CloudFormation replaces what is there without being asked which revision it is.
  no_effect = ["domain_owner", "policy_revision"]
}

rule "aws_codeartifact_repository" {
  type = "AWS::CodeArtifact::Repository"

  properties = {
    Description         = self.description
    Tags                = tags(self.tags)
    DomainName          = self.domain
    RepositoryName      = self.repository
    ExternalConnections = [for x in self.external_connections : x.external_connection_name]
    Upstreams           = [for x in self.upstream : x.repository_name]
  }

  attributes = {
    id                    = getatt("Arn")
    arn                   = getatt("Arn")
    administrator_account = account()
    domain_owner          = getatt("DomainOwner")
    repository            = getatt("Name")
  }

  unsupported = {
    domain_owner = "CloudFormation makes repositories in domains of the stack's own account only: leave it out"
  }
}

rule "aws_codeartifact_repository_permissions_policy" {
  fold {
    into       = self.repository
    host       = "aws_codeartifact_repository"
    properties = { PermissionsPolicyDocument = self.policy_document }
  }

  attributes = {
    id           = sibling(self.repository, "arn")
    resource_arn = sibling(self.repository, "arn")
  }

  # The repository knows its domain; CloudFormation replaces what is there without being asked which revision it is.
  no_effect = ["domain", "domain_owner", "policy_revision"]
}
