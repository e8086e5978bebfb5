# Application services, one resource or more of each type.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

data "aws_caller_identity" "current" {}

# --- AppSync

resource "aws_iam_role" "appsync" {
  name = "appsync"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "appsync.amazonaws.com" } }]
  })
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_cognito_user_pool" "people" {
  name = "people"
}

resource "aws_appsync_graphql_api" "orders" {
  name                = "orders"
  authentication_type = "API_KEY"
  xray_enabled        = true
  schema              = <<-EOT
    type Order { id: ID! }
    type Query { order(id: ID!): Order }
    schema { query: Query }
  EOT

  additional_authentication_provider {
    authentication_type = "AMAZON_COGNITO_USER_POOLS"

    user_pool_config {
      user_pool_id = aws_cognito_user_pool.people.id
    }
  }

  log_config {
    cloudwatch_logs_role_arn = aws_iam_role.appsync.arn
    field_log_level          = "ERROR"
  }
}

resource "aws_appsync_api_key" "orders" {
  api_id  = aws_appsync_graphql_api.orders.id
  expires = "2027-02-28T10:00:00Z"
}

resource "aws_appsync_api_cache" "orders" {
  api_id               = aws_appsync_graphql_api.orders.id
  api_caching_behavior = "FULL_REQUEST_CACHING"
  type                 = "SMALL"
  ttl                  = 300
}

resource "aws_appsync_datasource" "orders" {
  api_id           = aws_appsync_graphql_api.orders.id
  name             = "orders"
  type             = "AMAZON_DYNAMODB"
  service_role_arn = aws_iam_role.appsync.arn

  dynamodb_config {
    table_name = aws_dynamodb_table.orders.name
  }
}

resource "aws_appsync_function" "order" {
  api_id      = aws_appsync_graphql_api.orders.id
  data_source = aws_appsync_datasource.orders.name
  name        = "order"
  code        = "export function request(ctx) { return {} }"

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_resolver" "order" {
  api_id = aws_appsync_graphql_api.orders.id
  type   = "Query"
  field  = "order"
  kind   = "PIPELINE"
  code   = "export function request(ctx) { return {} }"

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }

  pipeline_config {
    functions = [aws_appsync_function.order.function_id]
  }
}

resource "aws_appsync_resolver" "plain" {
  api_id            = aws_appsync_graphql_api.orders.id
  type              = "Query"
  field             = "plain"
  data_source       = aws_appsync_datasource.orders.name
  request_template  = "{}"
  response_template = "$util.toJson($ctx.result)"
}

resource "aws_appsync_domain_name" "api" {
  domain_name     = "api.example.com"
  certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012"
}

resource "aws_appsync_domain_name_api_association" "api" {
  api_id      = aws_appsync_graphql_api.orders.id
  domain_name = aws_appsync_domain_name.api.domain_name
}

# --- App Runner

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
}

resource "aws_security_group" "main" {
  name        = "main"
  description = "Services"
  vpc_id      = aws_vpc.main.id
}

resource "aws_apprunner_vpc_connector" "main" {
  vpc_connector_name = "main"
  subnets            = aws_subnet.main[*].id
  security_groups    = [aws_security_group.main.id]
}

resource "aws_apprunner_auto_scaling_configuration_version" "small" {
  auto_scaling_configuration_name = "small"
  max_concurrency                 = 50
  max_size                        = 4
  min_size                        = 1
}

resource "aws_apprunner_service" "web" {
  service_name                   = "website"
  auto_scaling_configuration_arn = aws_apprunner_auto_scaling_configuration_version.small.arn

  source_configuration {
    auto_deployments_enabled = false

    image_repository {
      image_identifier      = "public.ecr.aws/aws-containers/hello-app-runner:latest"
      image_repository_type = "ECR_PUBLIC"

      image_configuration {
        port                          = "8000"
        runtime_environment_variables = { STAGE = "prod", TABLE = aws_dynamodb_table.orders.name }
      }
    }
  }

  network_configuration {
    egress_configuration {
      egress_type       = "VPC"
      vpc_connector_arn = aws_apprunner_vpc_connector.main.arn
    }
  }

  health_check_configuration {
    path     = "/health"
    protocol = "HTTP"
  }
}

# --- ElastiCache

resource "aws_elasticache_user" "app" {
  user_id       = "app"
  user_name     = "default"
  access_string = "on ~app::* -@all +@read"
  engine        = "redis"

  authentication_mode {
    type = "no-password-required"
  }
}

resource "aws_elasticache_user" "reader" {
  user_id              = "reader"
  user_name            = "reader"
  access_string        = "on ~app::* -@all +@read"
  engine               = "redis"
  no_password_required = true
}

resource "aws_elasticache_user_group" "app" {
  engine        = "redis"
  user_group_id = "app"
  user_ids      = [aws_elasticache_user.app.user_id]
}

resource "aws_elasticache_user_group_association" "reader" {
  user_group_id = aws_elasticache_user_group.app.user_group_id
  user_id       = aws_elasticache_user.reader.user_id
}

resource "aws_elasticache_serverless_cache" "app" {
  engine                   = "redis"
  name                     = "app"
  user_group_id            = aws_elasticache_user_group.app.user_group_id
  daily_snapshot_time      = "09:00"
  snapshot_retention_limit = 1
  security_group_ids       = [aws_security_group.main.id]
  subnet_ids               = aws_subnet.main[*].id

  cache_usage_limits {
    data_storage {
      maximum = 10
      unit    = "GB"
    }

    ecpu_per_second {
      maximum = 5000
    }
  }
}

output "cache" {
  value = aws_elasticache_serverless_cache.app.endpoint[0].address
}

# --- OpenSearch Serverless

resource "aws_opensearchserverless_security_policy" "logs" {
  name = "logs"
  type = "encryption"
  policy = jsonencode({
    Rules       = [{ Resource = ["collection/logs"], ResourceType = "collection" }]
    AWSOwnedKey = true
  })
}

resource "aws_opensearchserverless_access_policy" "logs" {
  name = "logs"
  type = "data"
  policy = jsonencode([{
    Rules     = [{ ResourceType = "index", Resource = ["index/logs/*"], Permission = ["aoss:*"] }]
    Principal = [aws_iam_role.appsync.arn]
  }])
}

resource "aws_opensearchserverless_lifecycle_policy" "logs" {
  name = "logs"
  type = "retention"
  policy = jsonencode({
    Rules = [{ ResourceType = "index", Resource = ["index/logs/*"], MinIndexRetention = "81d" }]
  })
}

resource "aws_opensearchserverless_collection" "logs" {
  name = "logs"
  type = "TIMESERIES"

  depends_on = [aws_opensearchserverless_security_policy.logs]
}

resource "aws_opensearchserverless_vpc_endpoint" "logs" {
  name       = "logs"
  vpc_id     = aws_vpc.main.id
  subnet_ids = aws_subnet.main[*].id
}

output "collection" {
  value = aws_opensearchserverless_collection.logs.collection_endpoint
}

# --- S3 Tables, directory buckets

resource "aws_s3tables_table_bucket" "lake" {
  name = "example-lake"

  encryption_configuration = {
    sse_algorithm = "AES256"
    kms_key_arn   = null
  }
}

resource "aws_s3tables_namespace" "sales" {
  namespace        = "sales"
  table_bucket_arn = aws_s3tables_table_bucket.lake.arn
}

resource "aws_s3tables_table" "orders" {
  name             = "orders"
  namespace        = aws_s3tables_namespace.sales.namespace
  table_bucket_arn = aws_s3tables_table_bucket.lake.arn
  format           = "ICEBERG"
}

resource "aws_s3tables_table_bucket_policy" "lake" {
  table_bucket_arn = aws_s3tables_table_bucket.lake.arn
  resource_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "s3tables:GetTableBucket"
      Resource  = aws_s3tables_table_bucket.lake.arn
      Principal = { AWS = aws_iam_role.appsync.arn }
    }]
  })
}

resource "aws_s3tables_table_policy" "orders" {
  name             = aws_s3tables_table.orders.name
  namespace        = aws_s3tables_table.orders.namespace
  table_bucket_arn = aws_s3tables_table_bucket.lake.arn
  resource_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "s3tables:GetTableData"
      Resource  = aws_s3tables_table.orders.arn
      Principal = { AWS = aws_iam_role.appsync.arn }
    }]
  })
}

resource "aws_s3_directory_bucket" "fast" {
  bucket        = "example--use1-az4--x-s3"
  force_destroy = true

  location {
    name = "use1-az4"
  }
}

# --- Athena, ECR, Security Hub

resource "aws_athena_named_query" "top" {
  name        = "top"
  database    = "sales"
  workgroup   = "primary"
  query       = "SELECT 1"
  description = "The top"
}

resource "aws_athena_prepared_statement" "top" {
  name            = "top"
  workgroup       = "primary"
  query_statement = "SELECT ?"
}

resource "aws_athena_data_catalog" "lambda" {
  name        = "lambda"
  description = "Through a function"
  type        = "LAMBDA"
  parameters  = { function = "arn:aws:lambda:us-east-1:111122223333:function:catalog" }
}

resource "aws_ecr_registry_scanning_configuration" "all" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_repository_creation_template" "cache" {
  prefix               = "cache"
  applied_for          = ["PULL_THROUGH_CACHE"]
  image_tag_mutability = "IMMUTABLE"
  resource_tags        = { Team = "platform" }

  encryption_configuration {
    encryption_type = "AES256"
  }
}

resource "aws_ecrpublic_repository" "tool" {
  repository_name = "tool"

  catalog_data {
    about_text        = "About"
    architectures     = ["x86-64"]
    description       = "A tool"
    operating_systems = ["Linux"]
    usage_text        = "Use it"
  }
}

resource "aws_ecrpublic_repository_policy" "tool" {
  repository_name = aws_ecrpublic_repository.tool.repository_name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["ecr-public:DescribeImages"], Principal = { AWS = data.aws_caller_identity.current.account_id } }]
  })
}

resource "aws_securityhub_account" "main" {}

resource "aws_securityhub_standards_subscription" "cis" {
  standards_arn = "arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/3.0.0"
  depends_on    = [aws_securityhub_account.main]
}

resource "aws_securityhub_finding_aggregator" "all" {
  linking_mode = "ALL_REGIONS"
  depends_on   = [aws_securityhub_account.main]
}

resource "aws_securityhub_product_subscription" "guardduty" {
  product_arn = "arn:aws:securityhub:us-east-1::product/aws/guardduty"
  depends_on  = [aws_securityhub_account.main]
}

# --- What is part of another resource

resource "aws_cloudwatch_log_group" "app" {
  name = "app"
}

resource "aws_cloudwatch_log_data_protection_policy" "app" {
  log_group_name = aws_cloudwatch_log_group.app.name
  policy_document = jsonencode({
    Name    = "app"
    Version = "2021-06-01"
    Statement = [
      {
        Sid            = "Audit"
        DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"]
        Operation      = { Audit = { FindingsDestination = {} } }
      },
      {
        Sid            = "Redact"
        DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"]
        Operation      = { Deidentify = { MaskConfig = {} } }
      }
    ]
  })
}

resource "aws_cloudwatch_log_anomaly_detector" "app" {
  detector_name        = "app"
  log_group_arn_list   = [aws_cloudwatch_log_group.app.arn]
  evaluation_frequency = "TEN_MIN"
  enabled              = true
}

resource "aws_cloudwatch_log_account_policy" "subscription" {
  policy_name = "redact"
  policy_type = "DATA_PROTECTION_POLICY"
  policy_document = jsonencode({
    Name    = "DataProtection"
    Version = "2021-06-01"
    Statement = [
      {
        Sid            = "Audit"
        DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"]
        Operation      = { Audit = { FindingsDestination = {} } }
      },
      {
        Sid            = "Redact"
        DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"]
        Operation      = { Deidentify = { MaskConfig = {} } }
      }
    ]
  })
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

resource "aws_sns_topic_data_protection_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn
  policy = jsonencode({
    Name    = "deny"
    Version = "2021-06-01"
    Statement = [{
      Sid            = "DenyOutbound"
      DataDirection  = "Outbound"
      Principal      = ["*"]
      DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"]
      Operation      = { Deny = {} }
    }]
  })
}

resource "aws_backup_vault" "main" {
  name = "main"
}

resource "aws_backup_vault_lock_configuration" "main" {
  backup_vault_name   = aws_backup_vault.main.name
  changeable_for_days = 3
  max_retention_days  = 1200
  min_retention_days  = 7
}

resource "aws_appautoscaling_target" "orders" {
  max_capacity       = 100
  min_capacity       = 5
  resource_id        = "table/${aws_dynamodb_table.orders.name}"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  service_namespace  = "dynamodb"
}

resource "aws_appautoscaling_scheduled_action" "night" {
  name               = "night"
  service_namespace  = aws_appautoscaling_target.orders.service_namespace
  resource_id        = aws_appautoscaling_target.orders.resource_id
  scalable_dimension = aws_appautoscaling_target.orders.scalable_dimension
  schedule           = "cron(0 22 * * ? *)"
  timezone           = "Europe/Berlin"

  scalable_target_action {
    min_capacity = 1
    max_capacity = 10
  }
}

resource "aws_guardduty_detector" "main" {}

resource "aws_guardduty_detector_feature" "runtime" {
  detector_id = aws_guardduty_detector.main.id
  name        = "RUNTIME_MONITORING"
  status      = "ENABLED"

  additional_configuration {
    name   = "EKS_ADDON_MANAGEMENT"
    status = "ENABLED"
  }
}

resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = aws_iam_role.appsync.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  s3_bucket     = "example-code"
  s3_key        = "worker.zip"
}

resource "aws_lambda_function_recursion_config" "worker" {
  function_name  = aws_lambda_function.worker.function_name
  recursive_loop = "Allow"
}

# --- VPC Lattice

resource "aws_vpclattice_service" "web" {
  name = "web"
}

resource "aws_vpclattice_target_group" "web" {
  name = "web"
  type = "IP"

  config {
    port           = 443
    protocol       = "HTTPS"
    vpc_identifier = aws_vpc.main.id

    health_check {
      enabled  = true
      path     = "/health"
      protocol = "HTTPS"

      matcher {
        value = "200-299"
      }
    }
  }
}

resource "aws_vpclattice_target_group_attachment" "web" {
  target_group_identifier = aws_vpclattice_target_group.web.id

  target {
    id   = "10.0.0.10"
    port = 443
  }
}

resource "aws_vpclattice_listener" "web" {
  name               = "web"
  protocol           = "HTTPS"
  service_identifier = aws_vpclattice_service.web.id

  default_action {
    forward {
      target_groups {
        target_group_identifier = aws_vpclattice_target_group.web.id
        weight                  = 100
      }
    }
  }
}

resource "aws_vpclattice_resource_gateway" "db" {
  name       = "database"
  vpc_id     = aws_vpc.main.id
  subnet_ids = aws_subnet.main[*].id
}

# --- Others

resource "aws_vpc_block_public_access_options" "main" {
  internet_gateway_block_mode = "block-bidirectional"
}

resource "aws_vpc_block_public_access_exclusion" "main" {
  vpc_id                          = aws_vpc.main.id
  internet_gateway_exclusion_mode = "allow-egress"
}

resource "aws_rbin_rule" "snapshots" {
  resource_type = "EBS_SNAPSHOT"

  resource_tags {
    resource_tag_key   = "keep"
    resource_tag_value = "yes"
  }

  retention_period {
    retention_period_value = 10
    retention_period_unit  = "DAYS"
  }
}

resource "aws_rolesanywhere_trust_anchor" "ca" {
  name    = "ca"
  enabled = true

  source {
    source_type = "AWS_ACM_PCA"

    source_data {
      acm_pca_arn = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/12345678-1234-1234-1234-123456789012"
    }
  }
}

resource "aws_rolesanywhere_profile" "servers" {
  name      = "servers"
  role_arns = [aws_iam_role.appsync.arn]
}

resource "aws_signer_signing_profile" "lambda" {
  platform_id = "AWSLambda-SHA384-ECDSA"

  signature_validity_period {
    value = 5
    type  = "YEARS"
  }
}

resource "aws_dsql_cluster" "main" {
  deletion_protection_enabled = true
}

resource "aws_emrserverless_application" "spark" {
  name          = "spark"
  release_label = "emr-7.1.0"
  type          = "SPARK"

  initial_capacity {
    initial_capacity_type = "Driver"

    initial_capacity_config {
      worker_count = 1

      worker_configuration {
        cpu    = "2 vCPU"
        memory = "10 GB"
      }
    }
  }

  maximum_capacity {
    cpu    = "16 vCPU"
    memory = "80 GB"
  }
}

resource "aws_route53_cidr_collection" "offices" {
  name = "offices"
}

resource "aws_lb_trust_store" "clients" {
  name                             = "clients"
  ca_certificates_bundle_s3_bucket = "example-certificates"
  ca_certificates_bundle_s3_key    = "ca.pem"
}

resource "aws_lb_trust_store_revocation" "clients" {
  trust_store_arn       = aws_lb_trust_store.clients.arn
  revocations_s3_bucket = "example-certificates"
  revocations_s3_key    = "revoked.crl"
}

resource "aws_prometheus_scraper" "eks" {
  scrape_configuration = "global:\n  scrape_interval: 30s\n"

  source {
    eks {
      cluster_arn = "arn:aws:eks:us-east-1:111122223333:cluster/main"
      subnet_ids  = aws_subnet.main[*].id
    }
  }

  destination {
    amp {
      workspace_arn = "arn:aws:aps:us-east-1:111122223333:workspace/ws-12345678-1234-1234-1234-123456789012"
    }
  }
}

resource "aws_apigatewayv2_api" "chat" {
  name                       = "chat"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_model" "message" {
  api_id       = aws_apigatewayv2_api.chat.id
  content_type = "application/json"
  name         = "message"
  schema       = jsonencode({ type = "object", properties = { text = { type = "string" } } })
}

resource "aws_apigatewayv2_integration" "chat" {
  api_id           = aws_apigatewayv2_api.chat.id
  integration_type = "MOCK"
}

resource "aws_apigatewayv2_integration_response" "chat" {
  api_id                   = aws_apigatewayv2_api.chat.id
  integration_id           = aws_apigatewayv2_integration.chat.id
  integration_response_key = "/200/"
  response_templates       = { "application/json" = "{}" }
}

resource "aws_apigatewayv2_route" "chat" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$default"
}

resource "aws_apigatewayv2_route_response" "chat" {
  api_id             = aws_apigatewayv2_api.chat.id
  route_id           = aws_apigatewayv2_route.chat.id
  route_response_key = "$default"
  response_models    = { "application/json" = aws_apigatewayv2_model.message.name }
}
