# Amazon Detective.

rule "aws_detective_graph" {
  type = "AWS::Detective::Graph"

  properties = {
    Tags = tags(self.tags)
  }

  attributes = {
    id        = getatt("Arn")
    graph_arn = getatt("Arn")
  }
}

rule "aws_detective_organization_admin_account" {
  type = "AWS::Detective::OrganizationAdmin"

  properties = {
    AccountId = self.account_id
  }

  attributes = {
    id = self.account_id
  }
}

rule "aws_detective_member" {
  type = "AWS::Detective::MemberInvitation"

  properties = {
    DisableEmailNotification = self.disable_email_notification
    GraphArn                 = self.graph_arn
    MemberEmailAddress       = self.email_address
    MemberId                 = self.account_id
    Message                  = self.message
  }

  attributes = {
    id = "${self.graph_arn}/${self.account_id}"
  }
}
