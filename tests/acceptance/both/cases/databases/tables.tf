# A table whose copy in another region is encrypted with a key of that region.
resource "aws_kms_key" "west" {
  provider    = aws.west
  description = "Copies of tables"
}

resource "aws_dynamodb_table" "copied" {
  name             = "databases-copied"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "id"
    type = "S"
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.main.arn
  }

  replica {
    region_name            = "us-west-2"
    kms_key_arn            = aws_kms_key.west.arn
    point_in_time_recovery = true
  }
}
