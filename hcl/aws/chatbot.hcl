# Amazon Q Developer in chat applications (formerly AWS Chatbot).

rule "aws_chatbot_slack_channel_configuration" {
  type = "AWS::Chatbot::SlackChannelConfiguration"

  properties = {
    ConfigurationName = self.configuration_name
    IamRoleArn        = self.iam_role_arn
    LoggingLevel      = self.logging_level
    SlackChannelId    = self.slack_channel_id
    SnsTopicArns      = self.sns_topic_arns
    Tags              = tags(self.tags)
    GuardrailPolicies = self.guardrail_policy_arns
    SlackWorkspaceId  = self.slack_team_id
    UserRoleRequired  = self.user_authorization_required
  }

  attributes = {
    chat_configuration_arn = getatt("Arn")
  }
}

rule "aws_chatbot_teams_channel_configuration" {
  type = "AWS::Chatbot::MicrosoftTeamsChannelConfiguration"

  properties = {
    ConfigurationName = self.configuration_name
    IamRoleArn        = self.iam_role_arn
    LoggingLevel      = self.logging_level
    SnsTopicArns      = self.sns_topic_arns
    Tags              = tags(self.tags)
    TeamId            = self.team_id
    TeamsChannelId    = self.channel_id
    TeamsChannelName  = self.channel_name
    TeamsTenantId     = self.tenant_id
    GuardrailPolicies = self.guardrail_policy_arns
    UserRoleRequired  = self.user_authorization_required
  }

  attributes = {
    chat_configuration_arn = getatt("Arn")
  }

  no_effect = ["team_name"]
}
