# What arrives from another stack is the argument of a function: taken apart, encoded, one of two.
provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "eu"
  region = "eu-west-1"
}

variable "with_api" {
  type    = bool
  default = true
}

resource "aws_apigatewayv2_api" "orders" {
  count         = var.with_api ? 1 : 0
  provider      = aws.eu
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_route53_zone" "eu" {
  provider = aws.eu
  name     = "eu.example.com"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "delegation" {
  zone_id = aws_route53_zone.main.zone_id
  name    = aws_route53_zone.eu.name
  type    = "NS"
  ttl     = 3600
  records = aws_route53_zone.eu.name_servers
}

resource "aws_route53_health_check" "orders" {
  type = "HTTPS"
  port = 443
  fqdn = var.with_api ? replace(aws_apigatewayv2_api.orders[0].api_endpoint, "https://", "") : "example.com"
}

resource "aws_ssm_parameter" "endpoint" {
  name  = "/orders/endpoint"
  type  = "String"
  value = base64encode(var.with_api ? aws_apigatewayv2_api.orders[0].api_endpoint : "none")
}
