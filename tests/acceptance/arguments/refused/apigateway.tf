# refused: tls_config
resource "aws_api_gateway_integration" "api_gateway_integration_tls_config" {
  http_method = aws_api_gateway_method.api_gateway_integration_tls_config.http_method
  resource_id = aws_api_gateway_method.api_gateway_integration_tls_config.resource_id
  rest_api_id = aws_api_gateway_method.api_gateway_integration_tls_config.rest_api_id
  type        = "AWS"
  tls_config {
    insecure_skip_verification = true
  }
}

resource "aws_api_gateway_method" "api_gateway_integration_tls_config" {
  authorization = "example"
  http_method   = "GET"
  resource_id   = "api-gateway-integration-api-gateway-meth"
  rest_api_id   = "example"
}

# refused: tls_config.insecure_skip_verification
resource "aws_api_gateway_integration" "api_gateway_integration_tls_config_insecure_skip_verification" {
  http_method = aws_api_gateway_method.api_gateway_integration_tls_config_insecure_skip_verification.http_method
  resource_id = aws_api_gateway_method.api_gateway_integration_tls_config_insecure_skip_verification.resource_id
  rest_api_id = aws_api_gateway_method.api_gateway_integration_tls_config_insecure_skip_verification.rest_api_id
  type        = "AWS"
  tls_config {
    insecure_skip_verification = true
  }
}

resource "aws_api_gateway_method" "api_gateway_integration_tls_config_insecure_skip_verification" {
  authorization = "example"
  http_method   = "GET"
  resource_id   = "api-gateway-integration-api-gateway-meth"
  rest_api_id   = "example"
}

# refused: settings.require_authorization_for_cache_control
resource "aws_api_gateway_method_settings" "api_gateway_method_settings_settings_require_authorization_for_cache_control" {
  method_path = "orders/GET"
  rest_api_id = aws_api_gateway_stage.api_gateway_method_settings_settings_require_authorization_for_cache_control.rest_api_id
  stage_name  = aws_api_gateway_stage.api_gateway_method_settings_settings_require_authorization_for_cache_control.stage_name
  settings {
    require_authorization_for_cache_control = false
  }
}

resource "aws_api_gateway_stage" "api_gateway_method_settings_settings_require_authorization_for_cache_control" {
  deployment_id = "example"
  rest_api_id   = "example"
  stage_name    = "api-gateway-method-setti-api-gateway-sta"
}

# refused: settings.unauthorized_cache_control_header_strategy
resource "aws_api_gateway_method_settings" "api_gateway_method_settings_settings_unauthorized_cache_control_header_strategy" {
  method_path = "orders/GET"
  rest_api_id = aws_api_gateway_stage.api_gateway_method_settings_settings_unauthorized_cache_control_header_strategy.rest_api_id
  stage_name  = aws_api_gateway_stage.api_gateway_method_settings_settings_unauthorized_cache_control_header_strategy.stage_name
  settings {
    unauthorized_cache_control_header_strategy = "FAIL_WITH_403"
  }
}

resource "aws_api_gateway_stage" "api_gateway_method_settings_settings_unauthorized_cache_control_header_strategy" {
  deployment_id = "example"
  rest_api_id   = "example"
  stage_name    = "api-gateway-method-setti-api-gateway-sta"
}

# refused: domain_name_id
resource "aws_api_gateway_base_path_mapping" "api_gateway_base_path_mapping_domain_name_id" {
  api_id         = "example"
  domain_name    = "www.example.com"
  domain_name_id = "www.example.com"
}

# refused: certificate_body
resource "aws_api_gateway_domain_name" "api_gateway_domain_name_certificate_body" {
  certificate_body = "example"
  domain_name      = "api-gateway-domain-name.example.com"
}

# refused: certificate_chain
resource "aws_api_gateway_domain_name" "api_gateway_domain_name_certificate_chain" {
  certificate_chain = "example"
  domain_name       = "api-gateway-domain-name.example.com"
}

# refused: certificate_name
resource "aws_api_gateway_domain_name" "api_gateway_domain_name_certificate_name" {
  certificate_name = "api-gateway-domain-name"
  domain_name      = "api-gateway-domain-name.example.com"
}

# refused: certificate_private_key
resource "aws_api_gateway_domain_name" "api_gateway_domain_name_certificate_private_key" {
  certificate_private_key = "example"
  domain_name             = "api-gateway-domain-name.example.com"
}

# refused: policy
resource "aws_api_gateway_domain_name" "api_gateway_domain_name_policy" {
  domain_name = "api-gateway-domain-name.example.com"
  policy      = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "api:*", Resource = "*", Principal = { AWS = "arn:aws:iam::123456789012:root" } }] })
}

# refused: regional_certificate_name
resource "aws_api_gateway_domain_name" "api_gateway_domain_name_regional_certificate_name" {
  domain_name               = "api-gateway-domain-name.example.com"
  regional_certificate_name = "api-gateway-domain-name"
}

# refused: product_code
resource "aws_api_gateway_usage_plan" "api_gateway_usage_plan_product_code" {
  name         = "api-gateway-usage-plan"
  product_code = "example"
}
