# refused: publish
resource "aws_sfn_state_machine" "sfn_state_machine_publish" {
  definition = "example"
  publish    = true
  role_arn   = "arn:aws:iam::123456789012:role/example"
}
