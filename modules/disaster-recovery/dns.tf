locals {
  sites = {
    PRIMARY   = module.active
    SECONDARY = module.standby
  }
}

resource "aws_route53_zone" "this" {
  name = var.domain_name
}

resource "aws_route53_health_check" "active" {
  fqdn              = module.active.dns_name
  type              = "HTTP"
  port              = 80
  resource_path     = "/healthz"
  failure_threshold = 3
  request_interval  = 10
  measure_latency   = true

  tags = {
    Name = "${var.application}-active"
  }
}

resource "aws_route53_record" "app" {
  for_each = local.sites

  zone_id         = aws_route53_zone.this.zone_id
  name            = "app"
  type            = "A"
  set_identifier  = lower(each.key)
  health_check_id = each.key == "PRIMARY" ? aws_route53_health_check.active.id : null

  failover_routing_policy {
    type = each.key
  }

  alias {
    name                   = each.value.dns_name
    zone_id                = each.value.dns_zone_id
    evaluate_target_health = true
  }
}
