# Signer: who signs code.

rule "aws_signer_signing_profile" {
  type = "AWS::Signer::SigningProfile"

  properties = {
    PlatformId              = self.platform_id
    Tags                    = tags(self.tags)
    SignatureValidityPeriod = one([for x in self.signature_validity_period : { Type = x.type, Value = x.value }])
  }

  attributes = {
    id          = getatt("ProfileName")
    name        = getatt("ProfileName")
    arn         = getatt("Arn")
    version     = getatt("ProfileVersion")
    version_arn = getatt("ProfileVersionArn")
  }

  # CloudFormation names profiles itself, as the prefix asks for.
  no_effect = ["name_prefix"]

  unsupported = {
    name             = "CloudFormation names signing profiles itself: leave the argument out"
    signing_material = "CloudFormation has profiles of AWS platforms only, which sign with certificates of AWS"
  }
}
