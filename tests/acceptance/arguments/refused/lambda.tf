# refused: skip_destroy
resource "aws_lambda_provisioned_concurrency_config" "lambda_provisioned_concurrency_config_skip_destroy" {
  function_name                     = aws_lambda_alias.lambda_provisioned_concurrency_config_skip_destroy.function_name
  provisioned_concurrent_executions = 1
  qualifier                         = aws_lambda_alias.lambda_provisioned_concurrency_config_skip_destroy.name
  skip_destroy                      = true
}

resource "aws_lambda_alias" "lambda_provisioned_concurrency_config_skip_destroy" {
  function_name    = "lambda-provisioned-concu-lambda-alias"
  function_version = "1"
  name             = "lambda-provisioned-concu-lambda-alias"
}
