# Distributions: one with all that a cache is told by itself, one that leaves it to policies, one that tries a change out.
locals {
  account = "123456789012"
}

resource "aws_cloudfront_origin_access_control" "main" {
  name                              = "delivery"
  description                       = "The bucket"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "cached" {
  comment             = "What is cached, and how"
  enabled             = true
  is_ipv6_enabled     = true
  http_version        = "http2and3"
  default_root_object = "index.html"
  price_class         = "PriceClass_200"
  aliases             = ["www.example.com", "example.com"]
  web_acl_id          = "arn:aws:wafv2:us-east-1:${local.account}:global/webacl/delivery/01234567-89ab-cdef-0123-456789abcdef"
  retain_on_delete    = true
  tags                = { Name = "cached" }

  origin {
    origin_id                = "bucket"
    domain_name              = "delivery.s3.amazonaws.com"
    origin_path              = "/site"
    origin_access_control_id = aws_cloudfront_origin_access_control.main.id
    connection_attempts      = 2
    connection_timeout       = 5

    origin_shield {
      enabled              = true
      origin_shield_region = "us-east-1"
    }
  }

  origin {
    origin_id   = "identified"
    domain_name = "delivery-old.s3.amazonaws.com"

    s3_origin_config {
      origin_access_identity = "origin-access-identity/cloudfront/E0123456789ABC"
    }
  }

  origin {
    origin_id   = "servers"
    domain_name = "servers.example.com"

    custom_header {
      name  = "x-from"
      value = "delivery"
    }

    custom_header {
      name  = "x-key"
      value = "open"
    }

    custom_origin_config {
      http_port                = 8080
      https_port               = 8443
      origin_protocol_policy   = "match-viewer"
      origin_ssl_protocols     = ["TLSv1.1", "TLSv1.2"]
      origin_keepalive_timeout = 20
      origin_read_timeout      = 40
    }
  }

  default_cache_behavior {
    allowed_methods           = ["GET", "HEAD", "OPTIONS"]
    cached_methods            = ["GET", "HEAD"]
    target_origin_id          = "bucket"
    viewer_protocol_policy    = "redirect-to-https"
    compress                  = true
    default_ttl               = 600
    max_ttl                   = 6000
    min_ttl                   = 60
    field_level_encryption_id = "C0123456789ABC"
    realtime_log_config_arn   = "arn:aws:cloudfront::${local.account}:realtime-log-config/delivery"
    smooth_streaming          = true
    trusted_key_groups        = ["01234567-89ab-cdef-0123-456789abcdef"]

    forwarded_values {
      headers                 = ["Origin"]
      query_string            = true
      query_string_cache_keys = ["page", "size"]

      cookies {
        forward           = "whitelist"
        whitelisted_names = ["session"]
      }
    }

    function_association {
      event_type   = "viewer-request"
      function_arn = "arn:aws:cloudfront::${local.account}:function/delivery"
    }

    lambda_function_association {
      event_type   = "origin-request"
      include_body = true
      lambda_arn   = "arn:aws:lambda:us-east-1:${local.account}:function:delivery:1"
    }

    lambda_function_association {
      event_type = "origin-response"
      lambda_arn = "arn:aws:lambda:us-east-1:${local.account}:function:delivery:2"
    }
  }

  ordered_cache_behavior {
    path_pattern              = "/signed/*"
    allowed_methods           = ["GET", "HEAD"]
    cached_methods            = ["GET", "HEAD"]
    target_origin_id          = "servers"
    viewer_protocol_policy    = "https-only"
    compress                  = true
    default_ttl               = 10
    max_ttl                   = 100
    min_ttl                   = 1
    field_level_encryption_id = "C0123456789ABC"
    realtime_log_config_arn   = "arn:aws:cloudfront::${local.account}:realtime-log-config/delivery"
    smooth_streaming          = true
    trusted_signers           = ["self"]

    forwarded_values {
      headers                 = ["Accept", "Origin"]
      query_string            = true
      query_string_cache_keys = ["version"]

      cookies {
        forward           = "whitelist"
        whitelisted_names = ["session", "theme"]
      }
    }

    function_association {
      event_type   = "viewer-response"
      function_arn = "arn:aws:cloudfront::${local.account}:function/delivery"
    }

    lambda_function_association {
      event_type   = "viewer-request"
      include_body = true
      lambda_arn   = "arn:aws:lambda:us-east-1:${local.account}:function:delivery:1"
    }
  }

  ordered_cache_behavior {
    path_pattern           = "/old/*"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "identified"
    viewer_protocol_policy = "allow-all"
    trusted_key_groups     = ["01234567-89ab-cdef-0123-456789abcdef"]

    forwarded_values {
      query_string = false

      cookies {
        forward = "none"
      }
    }
  }

  custom_error_response {
    error_code            = 404
    error_caching_min_ttl = 30
    response_code         = 200
    response_page_path    = "/index.html"
  }

  custom_error_response {
    error_code = 503
  }

  logging_config {
    bucket          = "delivery-logs.s3.amazonaws.com"
    include_cookies = true
    prefix          = "cached/"
  }

  restrictions {
    geo_restriction {
      restriction_type = "whitelist"
      locations        = ["DE", "FR"]
    }
  }

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:${local.account}:certificate/01234567-89ab-cdef-0123-456789abcdef"
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}

resource "aws_cloudfront_distribution" "left_to_policies" {
  enabled                         = true
  continuous_deployment_policy_id = "01234567-89ab-cdef-0123-456789abcdef"

  origin {
    origin_id   = "inside"
    domain_name = "inside.example.com"

    vpc_origin_config {
      vpc_origin_id            = "vo_0123456789abcdefghijkl"
      origin_keepalive_timeout = 10
      origin_read_timeout      = 50
    }
  }

  default_cache_behavior {
    allowed_methods            = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
    cached_methods             = ["GET", "HEAD", "OPTIONS"]
    target_origin_id           = "inside"
    viewer_protocol_policy     = "https-only"
    cache_policy_id            = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    origin_request_policy_id   = "216adef6-5c7f-47e4-b989-5492eafa07d3"
    response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"
    trusted_signers            = ["self", local.account]

    grpc_config {
      enabled = true
    }
  }

  ordered_cache_behavior {
    path_pattern               = "/calls/*"
    allowed_methods            = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
    cached_methods             = ["GET", "HEAD"]
    target_origin_id           = "inside"
    viewer_protocol_policy     = "https-only"
    cache_policy_id            = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id   = "216adef6-5c7f-47e4-b989-5492eafa07d3"
    response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"

    grpc_config {
      enabled = true
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "blacklist"
      locations        = ["AQ"]
    }
  }

  viewer_certificate {
    iam_certificate_id       = "ASCA0123456789ABCDEFG"
    minimum_protocol_version = "TLSv1.2_2019"
    ssl_support_method       = "vip"
  }
}

resource "aws_cloudfront_distribution" "staging" {
  enabled = false
  staging = true

  origin {
    origin_id   = "servers"
    domain_name = "servers.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "servers"
    viewer_protocol_policy = "allow-all"

    forwarded_values {
      query_string = false

      cookies {
        forward = "all"
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
