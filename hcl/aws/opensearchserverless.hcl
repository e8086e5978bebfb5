# OpenSearch Serverless: collections and the policies that they need before they can be created.

rule "aws_opensearchserverless_collection" {
  type = "AWS::OpenSearchServerless::Collection"

  properties = {
    Description     = self.description
    Name            = self.name
    StandbyReplicas = self.standby_replicas
    Tags            = tags(self.tags)
    Type            = self.type
  }

  attributes = {
    id                  = getatt("Id")
    arn                 = getatt("Arn")
    collection_endpoint = getatt("CollectionEndpoint")
    dashboard_endpoint  = getatt("DashboardEndpoint")
    kms_key_arn         = getatt("KmsKeyArn")
  }
}

rule "aws_opensearchserverless_security_policy" {
  type = "AWS::OpenSearchServerless::SecurityPolicy"

  properties = {
    Description = self.description
    Name        = self.name
    Policy      = self.policy
    Type        = self.type
  }
}

rule "aws_opensearchserverless_access_policy" {
  type = "AWS::OpenSearchServerless::AccessPolicy"

  properties = {
    Description = self.description
    Name        = self.name
    Policy      = self.policy
    Type        = self.type
  }
}

rule "aws_opensearchserverless_lifecycle_policy" {
  type = "AWS::OpenSearchServerless::LifecyclePolicy"

  properties = {
    Description = self.description
    Name        = self.name
    Policy      = self.policy
    Type        = self.type
  }
}

rule "aws_opensearchserverless_vpc_endpoint" {
  type = "AWS::OpenSearchServerless::VpcEndpoint"

  properties = {
    Name             = self.name
    SecurityGroupIds = self.security_group_ids
    SubnetIds        = self.subnet_ids
    VpcId            = self.vpc_id
  }

  attributes = {
    id = getatt("Id")
  }
}

rule "aws_opensearchserverless_security_config" {
  type = "AWS::OpenSearchServerless::SecurityConfig"

  properties = {
    Description = self.description
    Name        = self.name
    Type        = self.type
    SamlOptions = one([for x in self.saml_options : {
      GroupAttribute = x.group_attribute
      Metadata       = x.metadata
      SessionTimeout = x.session_timeout
      UserAttribute  = x.user_attribute
    }])
  }

  attributes = {
    id = getatt("Id")
  }
}
