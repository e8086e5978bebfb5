# AWS Resource Explorer.

rule "aws_resourceexplorer2_index" {
  type = "AWS::ResourceExplorer2::Index"

  properties = {
    Tags = tags_map(self.tags)
    Type = self.type
  }

  attributes = {
    id  = getatt("Arn")
    arn = getatt("Arn")
  }
}

rule "aws_resourceexplorer2_view" {
  type = "AWS::ResourceExplorer2::View"

  properties = {
    Scope              = self.scope
    Tags               = tags_map(self.tags)
    ViewName           = self.name
    Filters            = one([for x in self.filters : { FilterString = x.filter_string }])
    IncludedProperties = [for x in self.included_property : { Name = x.name }]
  }

  attributes = {
    id  = getatt("ViewArn")
    arn = getatt("ViewArn")
  }

  also "default_view" {
    when       = self.default_view == true
    type       = "AWS::ResourceExplorer2::DefaultViewAssociation"
    properties = { ViewArn = getatt("ViewArn") }
  }
}
