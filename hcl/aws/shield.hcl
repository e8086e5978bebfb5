# AWS Shield.

rule "aws_shield_protection" {
  type = "AWS::Shield::Protection"

  properties = {
    Name        = self.name
    ResourceArn = self.resource_arn
    Tags        = tags(self.tags)
  }

  attributes = {
    id  = getatt("ProtectionId")
    arn = getatt("ProtectionArn")
  }
}
