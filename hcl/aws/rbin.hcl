# Recycle Bin.

rule "aws_rbin_rule" {
  type = "AWS::Rbin::Rule"

  properties = {
    Description  = self.description
    ResourceType = self.resource_type
    Tags         = tags(self.tags)
    LockConfiguration = one(flatten([for x in self.lock_configuration : [for y in x.unlock_delay : {
      UnlockDelayUnit  = y.unlock_delay_unit
      UnlockDelayValue = y.unlock_delay_value
    }]]))
    ResourceTags    = [for x in self.resource_tags : { ResourceTagKey = x.resource_tag_key, ResourceTagValue = x.resource_tag_value }]
    RetentionPeriod = one([for x in self.retention_period : { RetentionPeriodUnit = x.retention_period_unit, RetentionPeriodValue = x.retention_period_value }])
  }

  attributes = {
    id         = getatt("Identifier")
    arn        = getatt("Arn")
    lock_state = getatt("LockState")
  }
}
