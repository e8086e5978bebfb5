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

rule "aws_organizations_organization" {
  type = "AWS::Organizations::Organization"

  properties = {
    FeatureSet = self.feature_set
  }

  attributes = {
    id                   = ref()
    arn                  = getatt("Arn")
    master_account_arn   = getatt("ManagementAccountArn")
    master_account_id    = getatt("ManagementAccountId")
    master_account_email = getatt("ManagementAccountEmail")
    roots                = [{ id = getatt("RootId") }]
  }

  unsupported = {
    aws_service_access_principals = "CloudFormation enables no trusted access: enable it in each service, or with `aws organizations enable-aws-service-access`"
    enabled_policy_types          = "CloudFormation enables no policy types: use `aws organizations enable-policy-type`"
  }
}

rule "aws_organizations_account" {
  type = "AWS::Organizations::Account"

  # Terraform takes an account out of the organization, and closes it only when asked.
  deletion_policy = self.close_on_deletion == true ? "Delete" : "Retain"

  properties = {
    Email       = self.email
    ParentIds   = self.parent_id == null ? null : [self.parent_id]
    RoleName    = self.role_name
    Tags        = tags(self.tags)
    AccountName = self.name
  }

  attributes = {
    id     = ref()
    arn    = getatt("Arn")
    status = getatt("Status")
  }

  unsupported = {
    create_govcloud            = { unless = [false], reason = "CloudFormation makes no GovCloud accounts: make it outside and pass its ID in" }
    iam_user_access_to_billing = { unless = ["ALLOW"], reason = "CloudFormation lets IAM users see the billing: leave the argument out" }
  }
}

rule "aws_organizations_resource_policy" {
  type = "AWS::Organizations::ResourcePolicy"

  properties = {
    Content = self.content
    Tags    = tags(self.tags)
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}
