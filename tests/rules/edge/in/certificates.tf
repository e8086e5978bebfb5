# Whose certificate a distribution shows.
variable "certificate" {
  type        = string
  default     = ""
  description = "ARN of the certificate of the shop"
}

locals {
  has_certificate = var.certificate != ""
}

resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  aliases = local.has_certificate ? ["shop.example.com"] : []

  origin {
    origin_id   = "shop"
    domain_name = aws_s3_bucket.site.bucket_regional_domain_name
    s3_origin_config {
      origin_access_identity = ""
    }
  }

  default_cache_behavior {
    target_origin_id       = "shop"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    viewer_protocol_policy = "https-only"
    cache_policy_id        = aws_cloudfront_cache_policy.site.id
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = !local.has_certificate
    acm_certificate_arn            = var.certificate
    ssl_support_method             = "sni-only"
    minimum_protocol_version       = local.has_certificate ? "TLSv1.2_2021" : "TLSv1"
  }
}

# The default certificate is asked for by name, or refused beside another one.
resource "aws_cloudfront_distribution" "blog" {
  for_each = { plain = "", own = aws_acm_certificate_validation.site.certificate_arn }
  enabled  = true

  origin {
    origin_id   = "blog"
    domain_name = aws_s3_bucket.site.bucket_regional_domain_name
    s3_origin_config {
      origin_access_identity = ""
    }
  }

  default_cache_behavior {
    target_origin_id       = "blog"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    viewer_protocol_policy = "https-only"
    cache_policy_id        = aws_cloudfront_cache_policy.site.id
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = each.key == "plain"
    acm_certificate_arn            = each.value
    ssl_support_method             = each.key == "plain" ? null : "sni-only"
    minimum_protocol_version       = each.key == "plain" ? "TLSv1" : "TLSv1.2_2021"
  }
}
