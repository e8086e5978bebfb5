# refused: name_prefix
resource "aws_cloudfront_public_key" "cloudfront_public_key_name_prefix" {
  encoded_key = "example"
  name_prefix = "example-"
}
