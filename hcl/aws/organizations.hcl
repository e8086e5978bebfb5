# AWS Organizations.

rule "aws_organizations_organizational_unit" {
  type = "AWS::Organizations::OrganizationalUnit"

  properties = {
    Name     = self.name
    ParentId = self.parent_id
    Tags     = tags(self.tags)
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }
}

rule "aws_organizations_policy" {
  type = "AWS::Organizations::Policy"

  properties = {
    Content     = self.content
    Description = self.description
    Name        = self.name
    Tags        = tags(self.tags)
    Type        = self.type == null ? "SERVICE_CONTROL_POLICY" : self.type
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }

  deletion_policy = self.skip_destroy == true ? "Retain" : "Delete"
}

rule "aws_organizations_policy_attachment" {
  fold {
    into   = self.policy_id
    host   = "aws_organizations_policy"
    append = { TargetIds = [self.target_id] }
  }

  unsupported = {
    skip_destroy = { unless = [false], reason = "CloudFormation detaches the policy with the stack: remove the argument" }
  }
}
