# What Parameter Store and Secrets Manager hold is read by CloudFormation while it deploys. A password is a secure string, unless the source
# says that nothing has to be decrypted.
variable "environment" {
  type    = string
  default = "prod"
}

provider "aws" {
  region = "eu-west-1"
}

data "aws_ssm_parameter" "password" {
  name = "/${var.environment}/db/password"
}

data "aws_ssm_parameter" "plain" {
  name            = "/${var.environment}/db/initial"
  with_decryption = false
}

data "aws_ssm_parameter" "endpoint" {
  name = "/${var.environment}/endpoint"
}

data "aws_secretsmanager_secret" "api" {
  name = "api"
}

data "aws_secretsmanager_secret_version" "api" {
  secret_id = data.aws_secretsmanager_secret.api.id
}

data "aws_secretsmanager_secret_version" "previous" {
  secret_id     = data.aws_secretsmanager_secret.api.id
  version_stage = "AWSPREVIOUS"
}

resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  username            = jsondecode(data.aws_secretsmanager_secret_version.api.secret_string)["username"]
  password            = data.aws_ssm_parameter.password.value
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "main" {
  cluster_identifier  = "main"
  engine              = "aurora-postgresql"
  master_username     = "app"
  master_password     = data.aws_ssm_parameter.plain.value
  skip_final_snapshot = true
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id       = "main"
  description                = "sessions"
  node_type                  = "cache.t4g.small"
  transit_encryption_enabled = true
  auth_token                 = data.aws_ssm_parameter.password.value
}

resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = "arn:aws:iam::123456789012:role/api"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  s3_bucket     = "code"
  s3_key        = "api.zip"

  environment {
    variables = {
      ENDPOINT = data.aws_ssm_parameter.endpoint.value
      KEY      = jsondecode(data.aws_secretsmanager_secret_version.api.secret_string)["key"]
      OLD_KEY  = jsondecode(data.aws_secretsmanager_secret_version.previous.secret_string)["key"]
      URL      = "https://${data.aws_ssm_parameter.endpoint.value}/v1"
    }
  }
}
