# Secure strings where CloudFormation resolves none.
data "aws_ssm_parameter" "token" {
  name            = "/prod/token"
  with_decryption = true
}

# expect: TC5077 error "property Environment.Variables.TOKEN"
resource "aws_lambda_function" "main" {
  function_name = "main"
  role          = "arn:aws:iam::123456789012:role/main"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  s3_bucket     = "code"
  s3_key        = "main.zip"

  environment {
    variables = {
      TOKEN = data.aws_ssm_parameter.token.value
    }
  }
}

# expect: TC5077 error "property MasterUserPassword"
resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  username            = "app"
  password            = "${data.aws_ssm_parameter.token.value}!"
  skip_final_snapshot = true
}
