# What small providers make beside AWS: names drawn by lot, waiting, texts, keys.
terraform {
  required_providers {
    aws    = { source = "hashicorp/aws" }
    random = { source = "hashicorp/random" }
    time   = { source = "hashicorp/time" }
    tls    = { source = "hashicorp/tls" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  type    = string
  default = "test"
}

resource "random_id" "suffix" {
  byte_length = 8
  keepers     = { environment = var.environment }
}

resource "random_string" "short" {
  length  = 6
  special = false
  upper   = false
}

resource "random_string" "each" {
  count   = 2
  length  = 8
  special = false
  upper   = false
}

resource "random_pet" "name" {
  prefix = "app"
}

resource "random_uuid" "external_id" {}

resource "aws_s3_bucket" "main" {
  bucket = "data-${random_id.suffix.hex}"
}

resource "aws_sqs_queue" "short" {
  name = "jobs-${random_string.short.result}"
}

resource "aws_sqs_queue" "each" {
  count = 2
  name  = random_string.each[count.index].result
}

resource "aws_sns_topic" "named" {
  name         = random_pet.name.id
  display_name = random_uuid.external_id.result
}

# Waiting needs nothing; the alias waits for the role all the same.
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }] })
}

resource "time_sleep" "wait" {
  create_duration = "10s"
  depends_on      = [aws_iam_role.app]
}

resource "null_resource" "ready" {
  triggers   = { bucket = aws_s3_bucket.main.id }
  depends_on = [time_sleep.wait]
}

resource "aws_sqs_queue" "last" {
  name       = "last"
  depends_on = [null_resource.ready]
}

resource "terraform_data" "settings" {
  input = { retention = 7 }
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "app"
  retention_in_days = terraform_data.settings.output.retention
}

# EC2 makes the key itself.
resource "tls_private_key" "admin" {
  algorithm = "ED25519"
}

resource "aws_key_pair" "admin" {
  key_name   = "admin"
  public_key = tls_private_key.admin.public_key_openssh
}

# CloudFormation finds the thumbprint itself.
data "tls_certificate" "issuer" {
  url = "https://token.actions.githubusercontent.com"
}

resource "aws_iam_openid_connect_provider" "github" {
  url             = "https://token.actions.githubusercontent.com"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = [data.tls_certificate.issuer.certificates[0].sha1_fingerprint]
}

data "template_file" "script" {
  template = "#!/bin/sh\necho $${bucket} %%{ if loud == \"true\" }!%%{ endif }\n"
  vars = {
    bucket = aws_s3_bucket.main.id
    loud   = "true"
  }
}

data "cloudinit_config" "app" {
  gzip          = false
  base64_encode = false

  part {
    content_type = "text/x-shellscript"
    content      = data.template_file.script.rendered
    filename     = "start.sh"
  }

  part {
    content = "#cloud-config\n"
  }
}

data "http" "address" {
  url = "https://checkip.amazonaws.com"
}

data "terraform_remote_state" "network" {
  backend = "s3"
  config = {
    bucket = "states"
    key    = "network"
    region = "eu-west-1"
  }
}

resource "aws_launch_template" "app" {
  name                   = "app"
  user_data              = base64encode(data.cloudinit_config.app.rendered)
  vpc_security_group_ids = data.terraform_remote_state.network.outputs.security_groups
}

resource "aws_ssm_parameter" "network" {
  name  = "network"
  type  = "String"
  value = "${data.terraform_remote_state.network.outputs.vpc_id} ${data.http.address.response_body}"
}
