# refused: account_id
resource "aws_s3_access_point" "s3_access_point_account_id" {
  account_id = "123456789012"
  bucket     = "example"
  name       = "s3-access-point"
}
