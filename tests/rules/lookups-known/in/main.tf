# Data sources about AWS itself, and those that look up what the configuration makes: nothing has to be asked.
provider "aws" {
  region = "eu-west-1"
}

data "aws_elb_service_account" "main" {}

data "aws_elb_service_account" "elsewhere" {
  region = "us-east-1"
}

data "aws_lb_hosted_zone_id" "application" {}

data "aws_lb_hosted_zone_id" "network" {
  load_balancer_type = "network"
}

data "aws_elb_hosted_zone_id" "main" {}

data "aws_cloudtrail_service_account" "main" {}

data "aws_redshift_service_account" "main" {}

data "aws_billing_service_account" "main" {}

data "aws_cloudfront_log_delivery_canonical_user_id" "main" {}

data "aws_service_principal" "s3" {
  service_name = "s3"
}

data "aws_iam_policy" "admin" {
  name = "AdministratorAccess"
}

data "aws_iam_policy" "logs" {
  name = "AWSLambdaBasicExecutionRole"
}

data "aws_iam_policy" "support" {
  name = "SupportUser"
}

data "aws_iam_policy" "given" {
  arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

data "aws_partition" "current" {}

data "aws_ecr_repository" "app" {
  name = "app"
}

data "aws_ecs_cluster" "main" {
  cluster_name = "main"
}

data "aws_dynamodb_table" "orders" {
  name = "orders"
}

data "aws_s3_bucket" "assets" {
  bucket = "assets-111122223333"
}

data "aws_iam_openid_connect_provider" "cluster" {
  url = "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE"
}

data "aws_kms_key" "by_arn" {
  key_id = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-a6ef-1234567890ab"
}

# --- what the configuration makes -----------------------------------------------------------------------------------

resource "aws_vpc" "own" {
  cidr_block = "10.0.0.0/16"
}

data "aws_vpc" "own" {
  id = aws_vpc.own.id
}

resource "aws_iam_role" "own" {
  name               = "own"
  path               = "/service/"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }] })
}

data "aws_iam_role" "own" {
  name = aws_iam_role.own.name
}

resource "aws_kms_key" "own" {}

data "aws_kms_key" "own" {
  key_id = aws_kms_key.own.id
}

resource "aws_route53_zone" "own" {
  name = "example.com"
}

data "aws_route53_zone" "own" {
  zone_id = aws_route53_zone.own.zone_id
}

resource "aws_ssm_parameter" "answers" {
  name = "answers"
  type = "StringList"
  value = join(",", [
    data.aws_elb_service_account.main.arn,
    data.aws_elb_service_account.elsewhere.id,
    data.aws_lb_hosted_zone_id.application.id,
    data.aws_lb_hosted_zone_id.network.id,
    data.aws_elb_hosted_zone_id.main.id,
    data.aws_cloudtrail_service_account.main.id,
    data.aws_redshift_service_account.main.arn,
    data.aws_billing_service_account.main.arn,
    data.aws_cloudfront_log_delivery_canonical_user_id.main.id,
    data.aws_service_principal.s3.name,
    data.aws_iam_policy.admin.arn,
    data.aws_iam_policy.logs.arn,
    data.aws_iam_policy.support.arn,
    data.aws_iam_policy.given.name,
    data.aws_partition.current.reverse_dns_prefix,
    data.aws_ecr_repository.app.repository_url,
    data.aws_ecs_cluster.main.arn,
    data.aws_dynamodb_table.orders.arn,
    data.aws_s3_bucket.assets.bucket_regional_domain_name,
    data.aws_iam_openid_connect_provider.cluster.arn,
    data.aws_kms_key.by_arn.id,
    data.aws_vpc.own.cidr_block,
    data.aws_iam_role.own.arn,
    data.aws_iam_role.own.path,
    data.aws_kms_key.own.arn,
    data.aws_route53_zone.own.name,
    data.aws_route53_zone.own.name_servers[0],
  ])
}
