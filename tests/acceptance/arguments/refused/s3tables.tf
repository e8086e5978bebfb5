# refused: encryption_configuration
resource "aws_s3tables_table" "s3tables_table_encryption_configuration" {
  encryption_configuration = { kms_key_arn = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab", sse_algorithm = "aws:kms" }
  format                   = "ICEBERG"
  name                     = "example"
  namespace                = "example"
  table_bucket_arn         = "arn:aws:s3tables:us-east-1:123456789012:bucket/example"
}
