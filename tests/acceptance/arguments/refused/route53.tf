# refused: delegation_set_id
resource "aws_route53_zone" "route53_zone_delegation_set_id" {
  delegation_set_id = "example"
  name              = "route53-zone"
}

# refused: disabled
resource "aws_route53_health_check" "route53_health_check_disabled" {
  disabled = true
  type     = "CALCULATED"
}

# refused: signing_status
resource "aws_route53_hosted_zone_dnssec" "route53_hosted_zone_dnssec_signing_status" {
  hosted_zone_id = "Z0123456789ABCDEFGHIJ"
  signing_status = "NOT_SIGNING"
}
