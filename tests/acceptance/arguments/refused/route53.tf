# refused: delegation_set_id
resource "aws_route53_zone" "route53_zone_delegation_set_id" {
  delegation_set_id = "example"
  name              = "route53-zone"
}

# refused: force_destroy
resource "aws_route53_zone" "route53_zone_force_destroy" {
  force_destroy = true
  name          = "route53-zone"
  vpc {
    vpc_id = "vpc-0123456789abcdef1"
  }
}

# refused: allow_overwrite
resource "aws_route53_record" "route53_record_allow_overwrite" {
  allow_overwrite = true
  name            = "route53-record"
  type            = "SOA"
  zone_id         = "Z0123456789ABCDEFGHIJ"
  alias {
    evaluate_target_health = true
    name                   = "example"
    zone_id                = "Z0123456789ABCDEFGHIJ"
  }
}

# refused: disabled
resource "aws_route53_health_check" "route53_health_check_disabled" {
  disabled = true
  type     = "CALCULATED"
}
