# refused: secret_binary
resource "aws_secretsmanager_secret_version" "secretsmanager_secret_version_secret_binary" {
  secret_binary = "ZXhhbXBsZQ=="
  secret_id     = aws_secretsmanager_secret.secretsmanager_secret_version_secret_binary.id
}

resource "aws_secretsmanager_secret" "secretsmanager_secret_version_secret_binary" {
}

# refused: version_stages
resource "aws_secretsmanager_secret_version" "secretsmanager_secret_version_version_stages" {
  secret_id      = aws_secretsmanager_secret.secretsmanager_secret_version_version_stages.id
  version_stages = ["example"]
}

resource "aws_secretsmanager_secret" "secretsmanager_secret_version_version_stages" {
}
