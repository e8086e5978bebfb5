# refused: name
resource "aws_signer_signing_profile" "signer_signing_profile_name" {
  name        = "example"
  platform_id = "AWSLambda-SHA384-ECDSA"
}

# refused: signing_material
resource "aws_signer_signing_profile" "signer_signing_profile_signing_material" {
  platform_id = "AWSLambda-SHA384-ECDSA"
  signing_material {
    certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}
