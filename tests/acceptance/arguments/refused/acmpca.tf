# refused: enabled
resource "aws_acmpca_certificate_authority" "acmpca_certificate_authority_enabled" {
  enabled = false
  certificate_authority_configuration {
    key_algorithm     = "RSA_2048"
    signing_algorithm = "SHA256WITHECDSA"
    subject {
    }
  }
}

# refused: permanent_deletion_time_in_days
resource "aws_acmpca_certificate_authority" "acmpca_certificate_authority_permanent_deletion_time_in_days" {
  permanent_deletion_time_in_days = 7
  certificate_authority_configuration {
    key_algorithm     = "RSA_2048"
    signing_algorithm = "SHA256WITHECDSA"
    subject {
    }
  }
}
