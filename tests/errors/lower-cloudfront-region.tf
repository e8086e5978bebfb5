# What CloudFront looks for in us-east-1.
provider "aws" {
  region = "eu-west-1"
}

resource "aws_acm_certificate" "main" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

# expect: TC5010 error "aws_wafv2_web_acl.main cannot be expressed"
resource "aws_wafv2_web_acl" "main" {
  name  = "main"
  scope = "CLOUDFRONT"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "main"
    sampled_requests_enabled   = true
  }
}

# expect: TC5010 error "aws_cloudfront_distribution.main cannot be expressed"
resource "aws_cloudfront_distribution" "main" {
  enabled = true

  origin {
    domain_name = "origin.example.com"
    origin_id   = "origin"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "origin"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn = aws_acm_certificate.main.arn
    ssl_support_method  = "sni-only"
  }
}

# Users are in no region.
resource "aws_iam_user" "main" {
  name   = "main"
  region = "us-west-2" # expect: TC4010 error "region"
}
