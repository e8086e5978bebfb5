# refused: certificate_body
# refused: private_key
resource "aws_acm_certificate" "acm_certificate_certificate_body" {
  certificate_body = "example"
  private_key      = "example"
}

# refused: certificate_chain
# refused: certificate_body
# refused: private_key
resource "aws_acm_certificate" "acm_certificate_certificate_chain" {
  certificate_body  = "example"
  certificate_chain = "example"
  private_key       = "example"
}

# refused: early_renewal_duration
resource "aws_acm_certificate" "acm_certificate_early_renewal_duration" {
  domain_name            = "www.example.com"
  early_renewal_duration = "P90D"
}

# refused: private_key
resource "aws_acm_certificate" "acm_certificate_private_key" {
  private_key = "example"
}
