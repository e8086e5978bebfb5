# refused: request_parameter
resource "aws_apigatewayv2_route" "apigatewayv2_route_request_parameter" {
  api_id    = "example"
  route_key = "example"
  request_parameter {
    request_parameter_key = "example"
    required              = true
  }
}
