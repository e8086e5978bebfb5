# AWS Key Management Service.

rule "aws_kms_key" {
  type = "AWS::KMS::Key"

  properties = {
    Description                    = self.description
    KeyPolicy                      = self.policy
    KeySpec                        = self.customer_master_key_spec
    KeyUsage                       = self.key_usage
    Enabled                        = self.is_enabled
    EnableKeyRotation              = self.enable_key_rotation
    RotationPeriodInDays           = self.rotation_period_in_days
    MultiRegion                    = self.multi_region
    PendingWindowInDays            = self.deletion_window_in_days
    BypassPolicyLockoutSafetyCheck = self.bypass_policy_lockout_safety_check
    Tags                           = tags(self.tags)
  }

  attributes = {
    id     = ref()
    key_id = ref()
    arn    = getatt("Arn")
  }

  unsupported = {
    custom_key_store_id = "CloudFormation makes no keys in custom key stores: create the key outside and pass its ARN in"
    xks_key_id          = "CloudFormation makes no keys in external key stores: create the key outside and pass its ARN in"
  }
}

rule "aws_kms_key_policy" {
  fold {
    into = self.key_id
    host = "aws_kms_key"
    properties = {
      KeyPolicy                      = self.policy
      BypassPolicyLockoutSafetyCheck = self.bypass_policy_lockout_safety_check
    }
  }

  attributes = {
    id = self.key_id
  }
}

rule "aws_kms_replica_key" {
  type = "AWS::KMS::ReplicaKey"

  properties = {
    PrimaryKeyArn       = self.primary_key_arn
    Description         = self.description
    Enabled             = self.enabled
    PendingWindowInDays = self.deletion_window_in_days
    Tags                = tags(self.tags)
    # CloudFormation requires what is the default policy of the service.
    KeyPolicy = choose(self.policy != null, self.policy, {
      Version = "2012-10-17"
      Id      = "key-default-1"
      Statement = [{
        Sid       = "Enable IAM User Permissions"
        Effect    = "Allow"
        Principal = { AWS = arn("iam", "", account(), "root") }
        Action    = "kms:*"
        Resource  = "*"
      }]
    })
  }

  attributes = {
    id     = ref()
    key_id = ref()
    arn    = getatt("Arn")
  }

  unsupported = {
    bypass_policy_lockout_safety_check = { unless = [false], reason = "CloudFormation keeps the lockout check for replica keys: let the policy allow the deploying principal kms:PutKeyPolicy" }
  }
}

rule "aws_kms_alias" {
  type = "AWS::KMS::Alias"

  properties = {
    AliasName   = self.name == null ? "${coalesce(self.name_prefix, "alias/terraform-")}${stack_suffix(12)}" : self.name
    TargetKeyId = self.target_key_id
  }

  attributes = {
    id             = ref()
    name           = ref()
    arn            = arn("kms", region(), account(), ref())
    target_key_arn = coalesce(sibling(self.target_key_id, "arn"), self.target_key_id)
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("kms", region(), account(), self.name)
  }
}

data "aws_kms_alias" {
  attributes = {
    id  = arn("kms", region(), account(), self.name)
    arn = arn("kms", region(), account(), self.name)
  }
}

# The ARN of an alias is not that of its key.
data "aws_kms_key" {
  when = refers(self.key_id, "aws_kms_key")

  attributes = {
    id  = sibling(self.key_id, "key_id")
    arn = sibling(self.key_id, "arn")
  }

  no_effect = ["grant_tokens"]
}

data "aws_kms_key" {
  when = refers(self.key_id, "aws_kms_alias")

  attributes = {
    id  = sibling(self.key_id, "target_key_id")
    arn = sibling(self.key_id, "target_key_arn")
  }

  no_effect = ["grant_tokens"]
}

data "aws_kms_key" {
  when = can(regex("^[^:/*]+$|^arn:[^*]*:key/", known_text(self.key_id)))

  attributes = {
    id  = element(split("/", self.key_id), length(split("/", self.key_id)) - 1)
    arn = startswith(self.key_id, "arn:") ? self.key_id : arn("kms", region(), account(), "key/${self.key_id}")
  }

  no_effect = ["grant_tokens"]
}

data "aws_kms_key" {
  attributes = {
    id  = parameter("id")
    arn = parameter("arn")
  }

  parameter "id" {
    type        = "String"
    description = "ID of the key"
  }

  parameter "arn" {
    type        = "String"
    description = "ARN of the key"
  }
}

data "aws_kms_secrets" {
  attributes = {
    plaintext = fail("a template decrypts nothing: keep the text in a secret (data.aws_secretsmanager_secret_version), or give it in a sensitive variable")
  }

  no_effect = ["secret"]
}
