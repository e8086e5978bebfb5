# AWS Systems Manager.

rule "aws_ssm_parameter" {
  type = "AWS::SSM::Parameter"

  properties = {
    Name           = self.name
    Type           = self.type == "SecureString" ? fail("CloudFormation creates no SecureString parameters: create it outside, or use aws_secretsmanager_secret") : self.type
    Value          = self.value != null ? self.value : self.insecure_value != null ? self.insecure_value : self.value_wo
    AllowedPattern = self.allowed_pattern
    DataType       = self.data_type
    Description    = self.description
    Tags           = tags_map(self.tags)
    Tier           = self.tier
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("ssm", region(), account(), startswith(self.name, "/") ? "parameter${ref()}" : "parameter/${ref()}")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("ssm", region(), account(), startswith(self.name, "/") ? "parameter${self.name}" : "parameter/${self.name}")
  }

  no_effect = ["arn", "value_wo_version"]

  unsupported = {
    key_id    = "Only SecureString parameters are encrypted with a key, and CloudFormation creates none: use aws_secretsmanager_secret"
    overwrite = { unless = [false], reason = "CloudFormation does not take over parameters that exist already: delete it first, or import it into the stack" }
  }
}

# A dynamic reference, which CloudFormation resolves while it deploys: the value is in no template.
data "aws_ssm_parameter" {
  attributes = {
    id             = self.name
    arn            = arn("ssm", region(), account(), startswith(self.name, "/") ? "parameter${self.name}" : "parameter/${self.name}")
    value          = "{{resolve:ssm:${self.name}}}"
    insecure_value = "{{resolve:ssm:${self.name}}}"
  }

  no_effect = ["with_decryption"]
}
