# AWS Secrets Manager.

rule "aws_secretsmanager_secret" {
  type = "AWS::SecretsManager::Secret"

  properties = {
    Name           = physical_name(self.name, self.name_prefix)
    Description    = self.description
    KmsKeyId       = self.kms_key_id
    ReplicaRegions = [for r in self.replica : { Region = r.region, KmsKeyId = r.kms_key_id }]
    Tags           = tags(self.tags)
  }

  also "resource_policy" {
    when = self.policy != null
    type = "AWS::SecretsManager::ResourcePolicy"
    properties = {
      SecretId       = ref()
      ResourcePolicy = self.policy
    }
  }

  attributes = {
    id  = ref()
    arn = ref()
  }

  # How long a deleted secret can be recovered.
  no_effect = ["recovery_window_in_days"]

  differs = {
    force_overwrite_replica_secret = { unless = [false], reason = "CloudFormation does not overwrite a secret of the same name in a replica's region: delete it first" }
  }
}

# A password that random_password would draw is drawn by the secret: its text as a whole, or a member of a JSON object.
rule "aws_secretsmanager_secret_version" {
  when = secret_of(self.secret_string, "here") || anytrue([for v in try(values(json(self.secret_string)), []) : secret_of(v, "here")])

  fold {
    into = self.secret_id
    host = "aws_secretsmanager_secret"
    properties = {
      GenerateSecretString = one([for p in refers(self.secret_string) ? [self.secret_string] : [for v in values(json(self.secret_string)) : v if secret_of(v, "here")] : {
        GenerateStringKey    = secret_of(p, "key") == "" ? null : secret_of(p, "key")
        SecretStringTemplate = secret_of(p, "key") == "" ? null : jsonencode({ for k, v in json(self.secret_string) : k => v if k != secret_of(p, "key") })
        PasswordLength       = config(p, "length")
        ExcludeLowercase     = config(p, "lower") == false
        ExcludeUppercase     = config(p, "upper") == false
        ExcludeNumbers       = coalesce(config(p, "numeric"), config(p, "number"), true) == false
        ExcludePunctuation   = config(p, "special") == false
        ExcludeCharacters = config(p, "special") == false ? null : join("", [for c in ["!", "\"", "#", "$", "%", "&", "'", "(", ")", "*", "+", ",", "-", ".", "/", ":", ";", "<", "=", ">", "?", "@", "[", "\\", "]", "^", "_", "`", "{", "|", "}", "~"] :
        c if !strcontains(coalesce(config(p, "override_special"), "!@#$%&*()-_=+[]{}<>:?"), c)])
        RequireEachIncludedType = (max(coalesce(config(p, "min_lower"), 0), coalesce(config(p, "min_upper"), 0), coalesce(config(p, "min_numeric"), 0), coalesce(config(p, "min_special"), 0)) > 1
      ? fail("Secrets Manager takes at least one character of each kind, and no other number of them: set no minimum above 1")
    : max(coalesce(config(p, "min_lower"), 0), coalesce(config(p, "min_upper"), 0), coalesce(config(p, "min_numeric"), 0), coalesce(config(p, "min_special"), 0)) > 0)
      }])
    }
  }

  attributes = {
    arn           = self.secret_id
    secret_string = dynamic_reference("{{resolve:secretsmanager:${self.secret_id}:SecretString}}")
  }

  no_effect = ["secret_string_wo", "secret_string_wo_version"]

  unsupported = {
    secret_binary  = "CloudFormation stores only text: encode it with base64 in `secret_string`"
    version_stages = { unless = [["AWSCURRENT"]], reason = "CloudFormation gives every version the stage AWSCURRENT" }
  }
}

rule "aws_secretsmanager_secret_version" {
  fold {
    into = self.secret_id
    host = "aws_secretsmanager_secret"
    properties = {
      SecretString = self.secret_string_wo == null ? self.secret_string : self.secret_string_wo
    }
  }

  attributes = {
    arn = self.secret_id
  }

  no_effect = ["secret_string_wo_version"]

  unsupported = {
    secret_binary  = "CloudFormation stores only text: encode it with base64 in `secret_string`"
    version_stages = { unless = [["AWSCURRENT"]], reason = "CloudFormation gives every version the stage AWSCURRENT" }
  }
}

rule "aws_secretsmanager_secret_policy" {
  type = "AWS::SecretsManager::ResourcePolicy"

  properties = {
    SecretId          = self.secret_arn
    BlockPublicPolicy = self.block_public_policy
    ResourcePolicy    = self.policy
  }

  attributes = {
    id = self.secret_arn
  }
}

rule "aws_secretsmanager_secret_rotation" {
  type = "AWS::SecretsManager::RotationSchedule"

  properties = {
    SecretId                  = self.secret_id
    RotateImmediatelyOnUpdate = self.rotate_immediately
    RotationLambdaARN         = self.rotation_lambda_arn
    RotationRules = one([for r in self.rotation_rules : {
      AutomaticallyAfterDays = r.automatically_after_days
      Duration               = r.duration
      ScheduleExpression     = r.schedule_expression
    }])
  }

  attributes = {
    id               = self.secret_id
    rotation_enabled = true
  }
}

# The ARN of a secret ends in characters that Secrets Manager chooses.
data "aws_secretsmanager_secret" {
  attributes = {
    id  = self.arn != null ? self.arn : parameter("arn")
    arn = self.arn != null ? self.arn : parameter("arn")
  }

  parameter "arn" {
    type        = "String"
    description = "ARN of the secret"
  }
}

# A dynamic reference, which CloudFormation resolves while it deploys: the secret is in no template. A secret that is looked up
# by its name is read by its name.
data "aws_secretsmanager_secret_version" {
  attributes = {
    arn = self.secret_id
    secret_string = dynamic_reference(join("", [
      "{{resolve:secretsmanager:",
      !refers(self.secret_id) && config(self.secret_id, "name") != null ? config(self.secret_id, "name") : self.secret_id,
      ":SecretString",
      self.version_id != null ? ":::${self.version_id}" : self.version_stage != null ? "::${self.version_stage}" : "",
      "}}",
    ]))
    version_id    = self.version_id
    version_stage = self.version_stage
  }
}
