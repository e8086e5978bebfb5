# Repeated and dynamic blocks, arguments that are written as blocks, and their order.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

locals {
  ports = { http = 80, https = 443 }
}

resource "aws_security_group" "static" {
  name = "static"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  ingress {
    from_port = 0
    to_port   = 0
    protocol  = "-1"
    self      = true
  }
  egress = []
  tags   = {}
  timeouts {}
}

resource "aws_security_group" "mixed" {
  name = "mixed"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }

  dynamic "ingress" {
    for_each = local.ports
    iterator = port
    content {
      description = port.key
      from_port   = port.value
      to_port     = port.value
      protocol    = "tcp"
    }
  }

  dynamic "egress" {
    for_each = []
    content {
      from_port = egress.value
      to_port   = egress.value
      protocol  = "tcp"
    }
  }
}

resource "aws_security_group" "argument" {
  name = "argument"
  ingress = [for name, port in local.ports : {
    description      = name
    from_port        = port
    to_port          = port
    protocol         = "tcp"
    cidr_blocks      = null
    ipv6_cidr_blocks = []
    prefix_list_ids  = []
    security_groups  = []
    self             = false
  }]
}

resource "aws_route_table" "block" {
  vpc_id = "vpc-12345678"
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = "igw-12345678"
  }
}

resource "aws_lb_listener" "ordered" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/x/0123456789abcdef"
  port              = 80

  dynamic "default_action" {
    for_each = ["/first"]
    content {
      type = "fixed-response"
      fixed_response {
        content_type = "text/plain"
        message_body = default_action.value
        status_code  = 200
      }
    }
  }
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/0123456789abcdef"
  }
  dynamic "default_action" {
    for_each = { a = "/third" }
    content {
      type = "fixed-response"
      dynamic "fixed_response" {
        for_each = toset([default_action.key])
        content {
          content_type = "text/plain"
          message_body = "${default_action.value} ${fixed_response.key}"
          status_code  = 200
        }
      }
    }
  }
}

resource "aws_wafv2_web_acl" "nested" {
  name  = "nested"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "m"
    sampled_requests_enabled   = false
  }
  rule {
    name     = "one"
    priority = 1
    action {
      block {}
    }
    statement {
      or_statement {
        dynamic "statement" {
          for_each = ["DE", "FR"]
          content {
            geo_match_statement {
              country_codes = [statement.value]
            }
          }
        }
        statement {
          geo_match_statement {
            country_codes = ["IT"]
          }
        }
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = false
      metric_name                = "r"
      sampled_requests_enabled   = false
    }
  }
}

data "aws_iam_policy_document" "doc" {
  statement {
    sid       = "Static"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::bucket/$${aws:username}/*", "arn:aws:s3:::&{x}"]
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["$${aws:username}"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [true]
    }
  }
  dynamic "statement" {
    for_each = local.ports
    content {
      sid       = statement.key
      actions   = ["s3:*"]
      resources = ["*"]
      dynamic "principals" {
        for_each = { AWS = ["*"], Service = ["ec2.amazonaws.com"] }
        iterator = who
        content {
          type        = who.key
          identifiers = who.value
        }
      }
    }
  }
  statement {
    sid       = "Last"
    actions   = ["s3:*"]
    resources = ["*"]
  }
}

output "policy" {
  value = data.aws_iam_policy_document.doc.json
}
