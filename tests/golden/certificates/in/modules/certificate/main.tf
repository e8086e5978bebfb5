variable "domain_name" {
  type = string
}

variable "others" {
  type    = list(string)
  default = []
}

variable "zone_id" {
  type = string
}

locals {
  # The record of a wildcard is that of its domain.
  domains = distinct([for s in concat([var.domain_name], var.others) : replace(s, "*.", "")])
  options = distinct([for k, v in aws_acm_certificate.this.domain_validation_options : merge(tomap(v), { domain_name = replace(v.domain_name, "*.", "") })])
}

resource "aws_acm_certificate" "this" {
  domain_name               = var.domain_name
  subject_alternative_names = var.others
  validation_method         = "DNS"
}

resource "aws_route53_record" "validation" {
  count = length(local.domains)

  zone_id         = var.zone_id
  name            = element(local.options, count.index)["resource_record_name"]
  type            = element(local.options, count.index)["resource_record_type"]
  records         = [element(local.options, count.index)["resource_record_value"]]
  ttl             = 60
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "this" {
  certificate_arn         = aws_acm_certificate.this.arn
  validation_record_fqdns = aws_route53_record.validation[*].fqdn
}

output "arn" {
  value = aws_acm_certificate_validation.this.certificate_arn
}
