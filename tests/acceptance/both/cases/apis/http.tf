# HTTP and WebSocket APIs: what the provider sends of each kind.
resource "aws_iam_role" "main" {
  name = "apis"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_apigatewayv2_api" "http" {
  name                         = "apis-http"
  description                  = "Over HTTP"
  protocol_type                = "HTTP"
  version                      = "7"
  disable_execute_api_endpoint = true
  ip_address_type              = "dualstack"
  tags                         = { Name = "http" }

  cors_configuration {
    allow_credentials = true
    allow_headers     = ["x-token"]
    allow_methods     = ["GET"]
    allow_origins     = ["https://example.com"]
    expose_headers    = ["date"]
    max_age           = 300
  }
}

resource "aws_apigatewayv2_api" "socket" {
  name                         = "apis-socket"
  protocol_type                = "WEBSOCKET"
  route_selection_expression   = "$request.body.action"
  api_key_selection_expression = "$context.authorizer.usageIdentifierKey"
}

resource "aws_apigatewayv2_vpc_link" "main" {
  name               = "apis"
  security_group_ids = ["sg-0123456789abcdef0"]
  subnet_ids         = ["subnet-0123456789abcdef0"]
  tags               = { Name = "link" }
}

resource "aws_apigatewayv2_integration" "linked" {
  api_id             = aws_apigatewayv2_api.http.id
  description        = "Inside"
  integration_type   = "HTTP_PROXY"
  integration_method = "GET"
  integration_uri    = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/apis/0123456789abcdef/0123456789abcdef"
  connection_type    = "VPC_LINK"
  connection_id      = aws_apigatewayv2_vpc_link.main.id
  request_parameters = { "append:header.x-from" = "apis" }

  response_parameters {
    status_code = "403"
    mappings    = { "append:header.auth" = "$context.authorizer.authorizerResponse" }
  }

  tls_config {
    server_name_to_verify = "inside.example.com"
  }
}

resource "aws_apigatewayv2_integration" "queue" {
  api_id              = aws_apigatewayv2_api.http.id
  integration_type    = "AWS_PROXY"
  integration_subtype = "SQS-SendMessage"
  credentials_arn     = aws_iam_role.main.arn

  request_parameters = {
    QueueUrl    = "$request.header.queueUrl"
    MessageBody = "$request.body.message"
  }
}

resource "aws_apigatewayv2_integration" "socket" {
  api_id                        = aws_apigatewayv2_api.socket.id
  integration_type              = "HTTP"
  integration_method            = "POST"
  integration_uri               = "https://sockets.example.com/"
  content_handling_strategy     = "CONVERT_TO_TEXT"
  passthrough_behavior          = "WHEN_NO_MATCH"
  request_templates             = { "application/json" = "{}" }
  template_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_authorizer" "main" {
  api_id           = aws_apigatewayv2_api.http.id
  name             = "apis"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    audience = ["apis"]
    issuer   = "https://id.example.com"
  }
}

resource "aws_apigatewayv2_route" "people" {
  api_id               = aws_apigatewayv2_api.http.id
  route_key            = "GET /people"
  target               = "integrations/${aws_apigatewayv2_integration.linked.id}"
  authorization_type   = "JWT"
  authorizer_id        = aws_apigatewayv2_authorizer.main.id
  authorization_scopes = ["people"]
}

resource "aws_apigatewayv2_route" "socket" {
  api_id                              = aws_apigatewayv2_api.socket.id
  route_key                           = "send"
  operation_name                      = "Send"
  api_key_required                    = true
  model_selection_expression          = "action"
  request_models                      = { action = "message" }
  route_response_selection_expression = "$default"
  target                              = "integrations/${aws_apigatewayv2_integration.socket.id}"

  request_parameter {
    request_parameter_key = "route.request.header.x"
    required              = true
  }
}

resource "aws_apigatewayv2_stage" "http" {
  api_id          = aws_apigatewayv2_api.http.id
  name            = "v1"
  description     = "The first"
  stage_variables = { backend = "blue" }
  tags            = { Name = "v1" }

  default_route_settings {
    detailed_metrics_enabled = true
  }

  route_settings {
    route_key                = aws_apigatewayv2_route.people.route_key
    detailed_metrics_enabled = true
    throttling_burst_limit   = 20
    throttling_rate_limit    = 10
  }
}

resource "aws_apigatewayv2_stage" "socket" {
  api_id      = aws_apigatewayv2_api.socket.id
  name        = "live"
  auto_deploy = true

  default_route_settings {
    data_trace_enabled = true
    logging_level      = "INFO"
  }

  route_settings {
    route_key          = aws_apigatewayv2_route.socket.route_key
    data_trace_enabled = true
    logging_level      = "ERROR"
  }
}

# --- REST ---------------------------------------------------------------------------------------------------------------

resource "aws_api_gateway_rest_api" "private" {
  name = "apis-private"

  endpoint_configuration {
    types            = ["PRIVATE"]
    ip_address_type  = "dualstack"
    vpc_endpoint_ids = ["vpce-0123456789abcdef0"]
  }
}

resource "aws_api_gateway_resource" "main" {
  rest_api_id = aws_api_gateway_rest_api.private.id
  parent_id   = aws_api_gateway_rest_api.private.root_resource_id
  path_part   = "orders"
}

resource "aws_api_gateway_authorizer" "pool" {
  name          = "pool"
  rest_api_id   = aws_api_gateway_rest_api.private.id
  type          = "COGNITO_USER_POOLS"
  provider_arns = ["arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi"]
}

resource "aws_api_gateway_method" "main" {
  rest_api_id          = aws_api_gateway_rest_api.private.id
  resource_id          = aws_api_gateway_resource.main.id
  http_method          = "GET"
  authorization        = "COGNITO_USER_POOLS"
  authorizer_id        = aws_api_gateway_authorizer.pool.id
  authorization_scopes = ["orders/read"]
}

resource "aws_api_gateway_integration" "main" {
  rest_api_id             = aws_api_gateway_rest_api.private.id
  resource_id             = aws_api_gateway_resource.main.id
  http_method             = aws_api_gateway_method.main.http_method
  type                    = "HTTP"
  integration_http_method = "GET"
  uri                     = "https://inside.example.com/"
  connection_type         = "VPC_LINK"
  connection_id           = "abcdef"
}

resource "aws_api_gateway_deployment" "main" {
  rest_api_id = aws_api_gateway_rest_api.private.id
  depends_on  = [aws_api_gateway_integration.main]
}

resource "aws_api_gateway_stage" "main" {
  rest_api_id           = aws_api_gateway_rest_api.private.id
  deployment_id         = aws_api_gateway_deployment.main.id
  stage_name            = "v1"
  client_certificate_id = "abc123"
  documentation_version = "1"

  canary_settings {
    deployment_id            = aws_api_gateway_deployment.main.id
    percent_traffic          = 10
    stage_variable_overrides = { backend = "green" }
    use_stage_cache          = true
  }
}

resource "aws_api_gateway_api_key" "sold" {
  name        = "apis-sold"
  customer_id = "customer"
  value       = "0123456789abcdefghijklmnopqrstuvwxyz"
}

resource "aws_api_gateway_usage_plan" "main" {
  name = "apis"

  api_stages {
    api_id = aws_api_gateway_rest_api.private.id
    stage  = aws_api_gateway_stage.main.stage_name

    throttle {
      path        = "/orders/GET"
      burst_limit = 4
      rate_limit  = 2
    }
  }
}
