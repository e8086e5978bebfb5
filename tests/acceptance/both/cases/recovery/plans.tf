# Backups: vaults, plans of all that rules take, and what the plans are for.
resource "aws_kms_key" "main" {
  description = "Backups"
}

resource "aws_iam_role" "main" {
  name = "recovery"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "backup.amazonaws.com" } }]
  })
}

resource "aws_backup_vault" "main" {
  name        = "recovery-main"
  kms_key_arn = aws_kms_key.main.arn
  tags        = { Name = "main" }
}

resource "aws_backup_vault" "far" {
  name = "recovery-far"
}

resource "aws_backup_plan" "main" {
  name = "recovery-main"
  tags = { Name = "main" }

  rule {
    rule_name                    = "daily"
    target_vault_name            = aws_backup_vault.main.name
    schedule                     = "cron(0 5 ? * * *)"
    schedule_expression_timezone = "Europe/Berlin"
    start_window                 = 120
    completion_window            = 360
    recovery_point_tags          = { Kind = "daily" }

    lifecycle {
      cold_storage_after                        = 30
      delete_after                              = 365
      opt_in_to_archive_for_supported_resources = true
    }

    copy_action {
      destination_vault_arn = aws_backup_vault.far.arn

      lifecycle {
        cold_storage_after                        = 60
        delete_after                              = 730
        opt_in_to_archive_for_supported_resources = true
      }
    }
  }

  rule {
    rule_name                = "continuous"
    target_vault_name        = aws_backup_vault.main.name
    enable_continuous_backup = true

    lifecycle {
      delete_after = 35
    }
  }

  advanced_backup_setting {
    resource_type  = "EC2"
    backup_options = { WindowsVSS = "enabled" }
  }
}

resource "aws_backup_selection" "named" {
  name          = "named"
  plan_id       = aws_backup_plan.main.id
  iam_role_arn  = aws_iam_role.main.arn
  resources     = ["arn:aws:ec2:*:*:volume/*", "arn:aws:dynamodb:*:*:table/*"]
  not_resources = ["arn:aws:dynamodb:*:*:table/scratch"]

  condition {
    string_equals {
      key   = "aws:ResourceTag/Stage"
      value = "live"
    }

    string_equals {
      key   = "aws:ResourceTag/Backup"
      value = "yes"
    }

    string_like {
      key   = "aws:ResourceTag/Team"
      value = "data-*"
    }

    string_not_equals {
      key   = "aws:ResourceTag/Kind"
      value = "cache"
    }

    string_not_like {
      key   = "aws:ResourceTag/Owner"
      value = "test-*"
    }
  }
}

resource "aws_backup_selection" "tagged" {
  name         = "tagged"
  plan_id      = aws_backup_plan.main.id
  iam_role_arn = aws_iam_role.main.arn

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "Backup"
    value = "daily"
  }

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "Backup"
    value = "weekly"
  }
}
