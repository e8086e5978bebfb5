# The record that validates a certificate, in the zone of another account.
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "dns"
  region = "eu-west-1"

  assume_role {
    role_arn = "arn:aws:iam::123456789012:role/dns"
  }
}

resource "aws_acm_certificate" "main" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

# expect: TC5010 error "aws_route53_record.validation[\"example.com\"] cannot be expressed"
resource "aws_route53_record" "validation" {
  for_each = { for o in aws_acm_certificate.main.domain_validation_options : o.domain_name => o }

  provider = aws.dns
  zone_id  = "Z0123456789ABCDEFGHIJ"
  name     = each.value.resource_record_name
  type     = each.value.resource_record_type
  records  = [each.value.resource_record_value]
  ttl      = 60
}
