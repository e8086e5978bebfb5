# APIs that a document describes, an API that is made at once, and stages that come with a deployment.
locals {
  paths = {
    "/people" = {
      get = {
        responses                         = { "200" = { description = "All of them" } }
        "x-amazon-apigateway-integration" = { type = "http_proxy", httpMethod = "GET", uri = "https://people.example.com/", payloadFormatVersion = "1.0" }
      }
    }
  }
}

resource "aws_api_gateway_rest_api" "described" {
  name              = "apis-described"
  put_rest_api_mode = "merge"
  fail_on_warnings  = true
  parameters        = { basepath = "prepend" }

  body = jsonencode({
    openapi = "3.0.1"
    info    = { title = "apis-described", version = "1" }
    paths   = local.paths
  })
}

resource "aws_apigatewayv2_api" "described" {
  name             = "apis-described"
  protocol_type    = "HTTP"
  fail_on_warnings = true

  body = jsonencode({
    openapi = "3.0.1"
    info    = { title = "apis-described", version = "1" }
    paths   = local.paths
  })
}

resource "aws_apigatewayv2_api" "quick" {
  name            = "apis-quick"
  protocol_type   = "HTTP"
  route_key       = "GET /"
  target          = "arn:aws:lambda:us-east-1:123456789012:function:apis"
  credentials_arn = aws_iam_role.main.arn

  cors_configuration {
    allow_origins = ["*"]
  }
}

resource "aws_apigatewayv2_authorizer" "function" {
  api_id                            = aws_apigatewayv2_api.http.id
  name                              = "function"
  authorizer_type                   = "REQUEST"
  authorizer_uri                    = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:apis/invocations"
  authorizer_credentials_arn        = aws_iam_role.main.arn
  authorizer_payload_format_version = "2.0"
  authorizer_result_ttl_in_seconds  = 60
  enable_simple_responses           = true
  identity_sources                  = ["$request.header.Authorization"]
}

resource "aws_apigatewayv2_stage" "fixed" {
  api_id                = aws_apigatewayv2_api.socket.id
  name                  = "fixed"
  client_certificate_id = "abc123"
  deployment_id         = "abcdef"
}

resource "aws_api_gateway_deployment" "staged" {
  rest_api_id       = aws_api_gateway_rest_api.private.id
  description       = "With its stage"
  stage_name        = "staged"
  stage_description = "What is tried first"
  variables         = { backend = "blue" }

  canary_settings {
    percent_traffic          = 5
    stage_variable_overrides = { backend = "green" }
    use_stage_cache          = true
  }

  depends_on = [aws_api_gateway_integration.main]
}

resource "aws_api_gateway_deployment" "tried" {
  rest_api_id = aws_api_gateway_rest_api.private.id
  stage_name  = "tried"

  canary_settings {
    stage_variable_overrides = { backend = "green" }
  }

  depends_on = [aws_api_gateway_integration.main]
}
