# AWS Resource Groups.

rule "aws_resourcegroups_group" {
  type = "AWS::ResourceGroups::Group"

  properties = {
    Description   = self.description
    Name          = self.name
    Tags          = tags(self.tags)
    ResourceQuery = one([for q in self.resource_query : { Type = q.type == null ? "TAG_FILTERS_1_0" : q.type, Query = json(q.query) }])

    Configuration = [for c in self.configuration : {
      Type       = c.type
      Parameters = [for p in c.parameters : { Name = p.name, Values = p.values }]
    }]
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }

  synthesis = {
    id  = self.name
    arn = arn("resource-groups", region(), account(), "group/${self.name}")
  }
}

rule "aws_resourcegroups_resource" {
  fold {
    into   = self.group_arn
    host   = "aws_resourcegroups_group"
    append = { Resources = [self.resource_arn] }
  }
}
