# Passwords that Terraform would draw: the secret that stores one draws it, whoever needs it reads it from there.
provider "aws" {
  region = "eu-west-1"
}

resource "random_password" "whole" {
  length           = 24
  override_special = "_%@"
}

resource "aws_secretsmanager_secret" "whole" {
  name = "whole"
}

resource "aws_secretsmanager_secret_version" "whole" {
  secret_id     = aws_secretsmanager_secret.whole.id
  secret_string = random_password.whole.result
}

resource "random_password" "member" {
  length    = 32
  special   = false
  min_upper = 1
}

resource "aws_secretsmanager_secret" "member" {
  name = "member"
}

resource "aws_secretsmanager_secret_version" "member" {
  secret_id = aws_secretsmanager_secret.member.id
  secret_string = jsonencode({
    username = "app"
    password = random_password.member.result
  })
}

# No secret of the configuration stores it.
resource "random_password" "alone" {
  length  = 16
  special = false
}

resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  username            = "app"
  password            = random_password.member.result
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "main" {
  cluster_identifier  = "main"
  engine              = "aurora-postgresql"
  master_username     = "app"
  master_password     = random_password.alone.result
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "second" {
  cluster_identifier  = "second"
  engine              = "aurora-mysql"
  master_username     = "app"
  master_password     = random_password.whole.result
  skip_final_snapshot = true
}

# The secret also stores where the database is, which needs the password before: so the password has a secret of its own.
resource "random_password" "connection" {
  length  = 20
  special = false
}

resource "aws_db_instance" "connection" {
  identifier          = "connection"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  username            = "app"
  password            = random_password.connection.result
  skip_final_snapshot = true
}

resource "aws_secretsmanager_secret" "connection" {
  name = "connection"
}

resource "aws_secretsmanager_secret_version" "connection" {
  secret_id = aws_secretsmanager_secret.connection.id
  secret_string = jsonencode({
    engine   = "postgres"
    host     = aws_db_instance.connection.address
    port     = aws_db_instance.connection.port
    username = aws_db_instance.connection.username
    password = random_password.connection.result
  })
}
