# Values of Parameter Store and Secrets Manager: dynamic references, and parameters for what these cannot read.
provider "aws" {
  region = "eu-west-1"
}

variable "kubernetes" {
  type    = string
  default = "1.31"
}

data "aws_ssm_parameter" "plain" {
  name = "/app/plain"
}

data "aws_ssm_parameter" "secure" {
  name            = "/app/password"
  with_decryption = true
}

data "aws_ssm_parameter" "own" {
  name = aws_ssm_parameter.own.name
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

# Its name is known only at deployment, so the image itself is asked for.
data "aws_ssm_parameter" "node" {
  name = "/aws/service/eks/optimized-ami/${var.kubernetes}/amazon-linux-2/recommended/image_id"
}

data "aws_ssm_parameter" "region_name" {
  name = "/aws/service/global-infrastructure/regions/eu-west-1/longName"
}

data "aws_secretsmanager_secret" "database" {
  name = "app/database"
}

data "aws_secretsmanager_secret_version" "database" {
  secret_id = data.aws_secretsmanager_secret.database.id
}

data "aws_secretsmanager_secret_version" "staged" {
  secret_id     = "app/other"
  version_stage = "AWSPREVIOUS"
}

data "aws_secretsmanager_secret_version" "own" {
  secret_id = aws_secretsmanager_secret.own.id
}

locals {
  database = jsondecode(data.aws_secretsmanager_secret_version.database.secret_string)
}

resource "aws_ssm_parameter" "own" {
  name  = "/app/own"
  type  = "String"
  value = "own"
}

resource "aws_secretsmanager_secret" "own" {
  name = "app/own"
}

resource "aws_secretsmanager_secret_version" "own" {
  secret_id     = aws_secretsmanager_secret.own.id
  secret_string = "{}"
}

resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  username            = local.database.username
  password            = local.database["password"]
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "main" {
  cluster_identifier  = "main"
  engine              = "aurora-postgresql"
  master_username     = "app"
  master_password     = data.aws_ssm_parameter.secure.value
  skip_final_snapshot = true
}

resource "aws_instance" "app" {
  ami           = data.aws_ssm_parameter.image.value
  instance_type = "t3.micro"
}

resource "aws_instance" "node" {
  ami           = data.aws_ssm_parameter.node.insecure_value
  instance_type = "t3.micro"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs-${data.aws_ssm_parameter.plain.insecure_value}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = jsondecode(data.aws_secretsmanager_secret_version.own.secret_string)["account"] }
      Action    = "sqs:SendMessage"
      Resource  = "*"
      Condition = {
        StringEquals = {
          "aws:PrincipalTag/region" = data.aws_ssm_parameter.region_name.insecure_value
          "aws:PrincipalTag/own"    = data.aws_ssm_parameter.own.value
          "aws:PrincipalTag/stage"  = jsondecode(data.aws_secretsmanager_secret_version.staged.secret_string)["tag"]
          "aws:SourceArn"           = data.aws_secretsmanager_secret.database.arn
        }
      }
    }]
  })
}
