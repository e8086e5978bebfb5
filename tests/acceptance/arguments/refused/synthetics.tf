# refused: zip_file
resource "aws_synthetics_canary" "synthetics_canary_zip_file" {
  artifact_s3_location = "s3://example"
  execution_role_arn   = "arn:aws:iam::123456789012:role/example"
  handler              = "index.handler"
  name                 = "synthetics-canary"
  runtime_version      = "example"
  zip_file             = "example"
  schedule {
    expression = "example"
  }
}
