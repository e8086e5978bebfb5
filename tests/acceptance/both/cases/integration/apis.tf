# REST APIs: resources, methods with their integrations and answers, deployments and stages.
resource "aws_api_gateway_rest_api" "main" {
  name                         = "integration-main"
  description                  = "Orders"
  api_key_source               = "HEADER"
  binary_media_types           = ["image/png", "application/zip"]
  minimum_compression_size     = 1024
  disable_execute_api_endpoint = true
  tags                         = { Name = "main" }

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "*" }]
  })

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "orders" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  parent_id   = aws_api_gateway_rest_api.main.root_resource_id
  path_part   = "orders"
}

resource "aws_api_gateway_resource" "order" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  parent_id   = aws_api_gateway_resource.orders.id
  path_part   = "{id}"
}

resource "aws_api_gateway_request_validator" "main" {
  name                        = "all"
  rest_api_id                 = aws_api_gateway_rest_api.main.id
  validate_request_body       = true
  validate_request_parameters = true
}

resource "aws_api_gateway_model" "order" {
  rest_api_id  = aws_api_gateway_rest_api.main.id
  name         = "Order"
  description  = "One order"
  content_type = "application/json"

  schema = jsonencode({
    type       = "object"
    properties = { id = { type = "string" } }
  })
}

resource "aws_api_gateway_authorizer" "main" {
  name                             = "tokens"
  rest_api_id                      = aws_api_gateway_rest_api.main.id
  type                             = "TOKEN"
  authorizer_uri                   = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${aws_lambda_function.main.arn}/invocations"
  authorizer_credentials           = aws_iam_role.main.arn
  authorizer_result_ttl_in_seconds = 120
  identity_source                  = "method.request.header.Token"
  identity_validation_expression   = "^[a-z]+$"
}

resource "aws_api_gateway_method" "get" {
  rest_api_id          = aws_api_gateway_rest_api.main.id
  resource_id          = aws_api_gateway_resource.order.id
  http_method          = "GET"
  authorization        = "CUSTOM"
  authorizer_id        = aws_api_gateway_authorizer.main.id
  api_key_required     = true
  operation_name       = "GetOrder"
  request_models       = { "application/json" = aws_api_gateway_model.order.name }
  request_parameters   = { "method.request.path.id" = true, "method.request.querystring.full" = false }
  request_validator_id = aws_api_gateway_request_validator.main.id
}

resource "aws_api_gateway_integration" "get" {
  rest_api_id             = aws_api_gateway_rest_api.main.id
  resource_id             = aws_api_gateway_resource.order.id
  http_method             = aws_api_gateway_method.get.http_method
  type                    = "HTTP"
  integration_http_method = "GET"
  uri                     = "https://orders.example.com/{id}"
  connection_type         = "INTERNET"
  passthrough_behavior    = "WHEN_NO_TEMPLATES"
  content_handling        = "CONVERT_TO_TEXT"
  timeout_milliseconds    = 9000
  cache_namespace         = "orders"
  cache_key_parameters    = ["method.request.path.id"]
  request_parameters      = { "integration.request.path.id" = "method.request.path.id" }
  request_templates       = { "application/json" = "{\"id\": \"$input.params('id')\"}" }
}

resource "aws_api_gateway_method_response" "get" {
  rest_api_id         = aws_api_gateway_rest_api.main.id
  resource_id         = aws_api_gateway_resource.order.id
  http_method         = aws_api_gateway_method.get.http_method
  status_code         = "200"
  response_models     = { "application/json" = "Empty" }
  response_parameters = { "method.response.header.Cache-Control" = true }
}

resource "aws_api_gateway_integration_response" "get" {
  rest_api_id         = aws_api_gateway_rest_api.main.id
  resource_id         = aws_api_gateway_resource.order.id
  http_method         = aws_api_gateway_method.get.http_method
  status_code         = aws_api_gateway_method_response.get.status_code
  selection_pattern   = "2\\d{2}"
  content_handling    = "CONVERT_TO_TEXT"
  response_templates  = { "application/json" = "$input.body" }
  response_parameters = { "method.response.header.Cache-Control" = "'no-store'" }
  depends_on          = [aws_api_gateway_integration.get]
}

resource "aws_api_gateway_method" "post" {
  rest_api_id   = aws_api_gateway_rest_api.main.id
  resource_id   = aws_api_gateway_resource.orders.id
  http_method   = "POST"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "post" {
  rest_api_id             = aws_api_gateway_rest_api.main.id
  resource_id             = aws_api_gateway_resource.orders.id
  http_method             = aws_api_gateway_method.post.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  credentials             = aws_iam_role.main.arn
  uri                     = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${aws_lambda_function.main.arn}/invocations"
}

resource "aws_api_gateway_deployment" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  description = "The first one"
  depends_on  = [aws_api_gateway_integration_response.get, aws_api_gateway_integration.post]
}

resource "aws_api_gateway_stage" "main" {
  rest_api_id           = aws_api_gateway_rest_api.main.id
  deployment_id         = aws_api_gateway_deployment.main.id
  stage_name            = "v1"
  description           = "What is there"
  variables             = { backend = "blue" }
  xray_tracing_enabled  = true
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
  tags                  = { Name = "v1" }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.main.arn
    format          = "$context.requestId"
  }
}

resource "aws_api_gateway_api_key" "main" {
  name        = "partner"
  description = "The partner's key"
  enabled     = true
  value       = "abcdefghijklmnopqrstuvwxyz0123456789"
  tags        = { Name = "partner" }
}

resource "aws_api_gateway_usage_plan" "main" {
  name        = "partners"
  description = "What partners may do"
  tags        = { Name = "partners" }

  api_stages {
    api_id = aws_api_gateway_rest_api.main.id
    stage  = aws_api_gateway_stage.main.stage_name
  }

  quota_settings {
    limit  = 1000
    offset = 2
    period = "WEEK"
  }

  throttle_settings {
    burst_limit = 5
    rate_limit  = 10
  }
}

resource "aws_api_gateway_usage_plan_key" "main" {
  key_id        = aws_api_gateway_api_key.main.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.main.id
}
