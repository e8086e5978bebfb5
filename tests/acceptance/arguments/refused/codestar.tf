# refused: encryption_key
resource "aws_codeartifact_domain" "codeartifact_domain_encryption_key" {
  domain         = "codeartifact-domain"
  encryption_key = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}

# refused: domain_owner
resource "aws_codeartifact_repository" "codeartifact_repository_domain_owner" {
  domain       = "example"
  domain_owner = "123456789012"
  repository   = "example"
}
