# refused: pgp_key
resource "aws_iam_access_key" "iam_access_key_pgp_key" {
  pgp_key = "example"
  user    = "example"
}
