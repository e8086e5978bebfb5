# AWS IAM Identity Center.

rule "aws_ssoadmin_permission_set" {
  type = "AWS::SSO::PermissionSet"

  properties = {
    Description     = self.description
    InstanceArn     = self.instance_arn
    Name            = self.name
    RelayStateType  = self.relay_state
    SessionDuration = self.session_duration == null ? "PT1H" : self.session_duration
    Tags            = tags(self.tags)
  }

  attributes = {
    id  = "${getatt("PermissionSetArn")},${self.instance_arn}"
    arn = getatt("PermissionSetArn")
  }
}

rule "aws_ssoadmin_permission_set_inline_policy" {
  fold {
    into       = self.permission_set_arn
    host       = "aws_ssoadmin_permission_set"
    properties = { InlinePolicy = self.inline_policy }
  }

  no_effect = ["instance_arn"]
}

rule "aws_ssoadmin_managed_policy_attachment" {
  fold {
    into   = self.permission_set_arn
    host   = "aws_ssoadmin_permission_set"
    append = { ManagedPolicies = [self.managed_policy_arn] }
  }

  no_effect = ["instance_arn"]
}

shape "ssoadmin_customer_managed_policy" {
  value = { Name = item.name, Path = item.path }
}

rule "aws_ssoadmin_customer_managed_policy_attachment" {
  fold {
    into   = self.permission_set_arn
    host   = "aws_ssoadmin_permission_set"
    append = { CustomerManagedPolicyReferences = ssoadmin_customer_managed_policy(self.customer_managed_policy_reference) }
  }

  no_effect = ["instance_arn"]
}

rule "aws_ssoadmin_permissions_boundary_attachment" {
  fold {
    into = self.permission_set_arn
    host = "aws_ssoadmin_permission_set"
    properties = {
      PermissionsBoundary = one([for b in self.permissions_boundary : {
        CustomerManagedPolicyReference = one(ssoadmin_customer_managed_policy(b.customer_managed_policy_reference))
        ManagedPolicyArn               = b.managed_policy_arn
      }])
    }
  }

  no_effect = ["instance_arn"]
}

rule "aws_ssoadmin_account_assignment" {
  type = "AWS::SSO::Assignment"

  properties = {
    InstanceArn      = self.instance_arn
    PermissionSetArn = self.permission_set_arn
    PrincipalId      = self.principal_id
    PrincipalType    = self.principal_type
    TargetId         = self.target_id
    TargetType       = self.target_type == null ? "AWS_ACCOUNT" : self.target_type
  }

  attributes = {
    id = "${self.principal_id},${self.principal_type},${self.target_id},AWS_ACCOUNT,${self.permission_set_arn},${self.instance_arn}"
  }
}

rule "aws_identitystore_group" {
  type = "AWS::IdentityStore::Group"

  properties = {
    Description     = self.description
    DisplayName     = self.display_name
    IdentityStoreId = self.identity_store_id
  }

  attributes = {
    id       = "${self.identity_store_id}/${getatt("GroupId")}"
    group_id = getatt("GroupId")
  }
}

rule "aws_identitystore_user" {
  no_peer = "CloudFormation makes no users of an identity store: let your identity provider provision them, or make it with `aws identitystore create-user`, and give its ID in a variable"
}

rule "aws_identitystore_group_membership" {
  type = "AWS::IdentityStore::GroupMembership"

  properties = {
    GroupId         = self.group_id
    IdentityStoreId = self.identity_store_id
    MemberId        = { UserId = self.member_id }
  }

  attributes = {
    id            = "${self.identity_store_id}/${getatt("MembershipId")}"
    membership_id = getatt("MembershipId")
  }
}

data "aws_identitystore_group" {
  attributes = {
    id       = attribute("group_id")
    group_id = self.group_id != null ? self.group_id : parameter("group_id")
  }

  parameter "group_id" {
    type        = "String"
    description = "ID of the group in the identity store"
  }
}

data "aws_identitystore_user" {
  attributes = {
    id      = attribute("user_id")
    user_id = self.user_id != null ? self.user_id : parameter("user_id")
  }

  parameter "user_id" {
    type        = "String"
    description = "ID of the user in the identity store"
  }
}
