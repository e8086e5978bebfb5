# Code of functions: what `aws cloudformation package` uploads is named by its path from the templates.
provider "aws" {
  region = "eu-west-1"
}

data "archive_file" "folder" {
  type        = "zip"
  source_dir  = "${path.module}/src"
  output_path = "${path.module}/build/folder.zip"
}

data "archive_file" "file" {
  type             = "zip"
  source_file      = "${path.module}/src/index.py"
  output_file_mode = "0666"
  output_path      = "file.zip"
}

resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }] })
}

resource "aws_lambda_function" "folder" {
  function_name    = "folder"
  role             = aws_iam_role.app.arn
  handler          = "index.main"
  runtime          = "python3.12"
  filename         = data.archive_file.folder.output_path
  source_code_hash = data.archive_file.folder.output_base64sha256
  layers           = [aws_lambda_layer_version.made_before.arn]
}

resource "aws_lambda_function" "file" {
  function_name    = "file"
  role             = aws_iam_role.app.arn
  handler          = "index.main"
  runtime          = "python3.12"
  filename         = data.archive_file.file.output_path
  source_code_hash = data.archive_file.file.output_base64sha256
}

# An archive that something else makes.
resource "aws_lambda_layer_version" "made_before" {
  layer_name          = "made-before"
  filename            = "../layers/made-before.zip"
  compatible_runtimes = ["python3.12"]
}
