# Replication also replicates mistakes. Backups undo them: daily, kept for five weeks, with a copy in the standby region.

data "aws_partition" "current" {}

resource "aws_backup_vault" "active" {
  name = "${var.application}-active"
}

resource "aws_backup_vault" "standby" {
  provider = aws.standby

  name = "${var.application}-standby"
}

resource "aws_backup_plan" "daily" {
  name = "${var.application}-daily"

  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.active.name
    schedule          = "cron(0 9 * * ? *)"
    start_window      = 60
    completion_window = 300

    lifecycle {
      delete_after = 35
    }

    copy_action {
      destination_vault_arn = aws_backup_vault.standby.arn

      lifecycle {
        delete_after = 35
      }
    }
  }
}

resource "aws_iam_role" "backup" {
  name = "${var.application}-backup"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "backup.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "backup" {
  role       = aws_iam_role.backup.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
}

resource "aws_backup_selection" "databases" {
  name         = "${var.application}-databases"
  plan_id      = aws_backup_plan.daily.id
  iam_role_arn = aws_iam_role.backup.arn
  resources    = [aws_rds_cluster.active.arn]
}
