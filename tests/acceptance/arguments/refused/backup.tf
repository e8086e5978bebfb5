# refused: force_destroy
resource "aws_backup_vault" "backup_vault_force_destroy" {
  force_destroy = true
  name          = "backup-vault"
}
