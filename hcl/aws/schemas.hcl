# EventBridge schemas.

rule "aws_schemas_discoverer" {
  type = "AWS::EventSchemas::Discoverer"

  properties = {
    Description = self.description
    SourceArn   = self.source_arn
    Tags        = tags(self.tags)
  }

  attributes = {
    id  = getatt("DiscovererId")
    arn = getatt("DiscovererArn")
  }
}

rule "aws_schemas_registry" {
  type = "AWS::EventSchemas::Registry"

  properties = {
    Description  = self.description
    Tags         = tags(self.tags)
    RegistryName = self.name
  }

  attributes = {
    id  = self.name
    arn = getatt("RegistryArn")
  }
}

rule "aws_schemas_registry_policy" {
  type = "AWS::EventSchemas::RegistryPolicy"

  properties = {
    Policy       = self.policy
    RegistryName = self.registry_name
  }

  attributes = {
    id = self.registry_name
  }
}

rule "aws_schemas_schema" {
  type = "AWS::EventSchemas::Schema"

  properties = {
    Content      = self.content
    Description  = self.description
    RegistryName = self.registry_name
    Tags         = tags(self.tags)
    Type         = self.type
    SchemaName   = self.name
  }

  attributes = {
    id                   = "${self.name}/${self.registry_name}"
    arn                  = getatt("SchemaArn")
    last_modified        = getatt("LastModified")
    version              = getatt("SchemaVersion")
    version_created_date = getatt("VersionCreatedDate")
  }
}
