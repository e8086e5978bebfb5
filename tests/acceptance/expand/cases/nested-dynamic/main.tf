# Dynamic blocks within dynamic blocks, with iterators, over maps, sets and conditionals.
locals {
  rules = {
    web = { ports = [80, 443], cidrs = { office = "10.0.0.0/8", vpn = "172.16.0.0/12" }, open = true }
    db  = { ports = [5432], cidrs = {}, open = false }
  }
  origins = [
    { id = "a", headers = { X-One = "1" }, custom = { http = 80, protocols = ["TLSv1.2"] } },
    { id = "b", headers = {}, custom = null },
  ]
}

resource "aws_security_group" "this" {
  for_each = local.rules
  name     = each.key

  dynamic "ingress" {
    for_each = { for p in each.value.ports : tostring(p) => p if each.value.open }
    iterator = port

    content {
      from_port   = port.value
      to_port     = port.key
      protocol    = "tcp"
      cidr_blocks = sort(values(each.value.cidrs))
      description = "${each.key} ${port.key}"
    }
  }

  dynamic "egress" {
    for_each = toset(each.value.open ? ["0.0.0.0/0"] : [])
    content {
      from_port   = 0
      to_port     = 0
      protocol    = "-1"
      cidr_blocks = [egress.key]
    }
  }
}

resource "aws_cloudfront_distribution" "this" {
  enabled = true

  dynamic "origin" {
    for_each = local.origins
    content {
      domain_name = "${origin.value.id}${origin.key}.example.com"
      origin_id   = origin.value.id

      dynamic "custom_header" {
        for_each = origin.value.headers
        iterator = header
        content {
          name  = header.key
          value = "${origin.value.id}-${header.value}"
        }
      }

      dynamic "custom_origin_config" {
        for_each = origin.value.custom[*]
        content {
          http_port              = custom_origin_config.value.http
          https_port             = custom_origin_config.value.http + 363
          origin_protocol_policy = "https-only"
          origin_ssl_protocols   = custom_origin_config.value.protocols
        }
      }
    }
  }

  default_cache_behavior {
    target_origin_id       = local.origins[0].id
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]

    forwarded_values {
      query_string = false
      cookies {
        forward = "none"
      }
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
output "headers" { value = { for o in local.origins : o.id => keys(o.headers)... } }
