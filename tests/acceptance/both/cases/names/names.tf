# Records of every policy, and every kind of health check.
resource "aws_route53_zone" "main" {
  name = "names.example"
}

resource "aws_route53_zone" "near" {
  name = "near.example"

  vpc {
    vpc_id     = aws_vpc.main.id
    vpc_region = "us-east-1"
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.97.0.0/16"
}

resource "aws_route53_record" "many" {
  zone_id                          = aws_route53_zone.main.zone_id
  name                             = "many"
  type                             = "A"
  ttl                              = 60
  set_identifier                   = "first"
  multivalue_answer_routing_policy = true
  records                          = ["192.0.2.1"]
}

resource "aws_route53_record" "failover" {
  count           = 2
  zone_id         = aws_route53_zone.main.zone_id
  name            = "safe"
  type            = "A"
  ttl             = 60
  set_identifier  = ["first", "second"][count.index]
  health_check_id = count.index == 0 ? aws_route53_health_check.address.id : null
  records         = ["192.0.2.1${count.index}"]

  failover_routing_policy {
    type = ["PRIMARY", "SECONDARY"][count.index]
  }
}

resource "aws_route53_record" "country" {
  zone_id        = aws_route53_zone.main.zone_id
  name           = "place"
  type           = "A"
  ttl            = 60
  set_identifier = "country"
  records        = ["192.0.2.20"]

  geolocation_routing_policy {
    country     = "US"
    subdivision = "NY"
  }
}

resource "aws_route53_record" "continent" {
  zone_id        = aws_route53_zone.main.zone_id
  name           = "place"
  type           = "A"
  ttl            = 60
  set_identifier = "continent"
  records        = ["192.0.2.21"]

  geolocation_routing_policy {
    continent = "EU"
  }
}

resource "aws_route53_record" "region" {
  zone_id        = aws_route53_zone.main.zone_id
  name           = "near"
  type           = "A"
  ttl            = 60
  set_identifier = "region"
  records        = ["192.0.2.30"]

  geoproximity_routing_policy {
    aws_region = "us-east-1"
    bias       = 10
  }
}

resource "aws_route53_record" "coordinates" {
  zone_id        = aws_route53_zone.main.zone_id
  name           = "near"
  type           = "A"
  ttl            = 60
  set_identifier = "coordinates"
  records        = ["192.0.2.31"]

  geoproximity_routing_policy {
    coordinates {
      latitude  = "49.22"
      longitude = "-74.01"
    }
  }
}

resource "aws_route53_record" "group" {
  zone_id        = aws_route53_zone.main.zone_id
  name           = "near"
  type           = "A"
  ttl            = 60
  set_identifier = "group"
  records        = ["192.0.2.32"]

  geoproximity_routing_policy {
    local_zone_group = "us-east-1-bue-1"
  }
}

resource "aws_route53_record" "network" {
  zone_id        = aws_route53_zone.main.zone_id
  name           = "network"
  type           = "A"
  ttl            = 60
  set_identifier = "network"
  records        = ["192.0.2.40"]

  cidr_routing_policy {
    collection_id = "12345678-1234-1234-1234-123456789012"
    location_name = "office"
  }
}

resource "aws_route53_health_check" "address" {
  ip_address         = "192.0.2.10"
  port               = 443
  type               = "HTTPS_STR_MATCH"
  search_string      = "fine"
  enable_sni         = false
  invert_healthcheck = true
}

resource "aws_route53_health_check" "several" {
  type                   = "CALCULATED"
  child_health_threshold = 1
  child_healthchecks     = [aws_route53_health_check.address.id]
}

resource "aws_route53_health_check" "alarm" {
  type                            = "CLOUDWATCH_METRIC"
  cloudwatch_alarm_name           = "names"
  cloudwatch_alarm_region         = "us-east-1"
  insufficient_data_health_status = "Unhealthy"
}

resource "aws_route53_health_check" "switch" {
  type                = "RECOVERY_CONTROL"
  routing_control_arn = "arn:aws:route53-recovery-control::123456789012:controlpanel/0123456789abcdef0123456789abcdef/routingcontrol/0123456789abcdef"
}
