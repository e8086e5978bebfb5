provider "aws" { region = "us-east-1" }
resource "aws_wafv2_ip_set" "blocked" {
  name               = "blocked"
  scope              = "REGIONAL"
  ip_address_version = "IPV4"
  addresses          = ["192.0.2.0/24"]
}
resource "aws_wafv2_web_acl" "main" {
  name  = "main"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "main"
    sampled_requests_enabled   = true
  }
  rule {
    name     = "nested"
    priority = 1
    action {
      block {}
    }
    statement {
      and_statement {
        statement {
          not_statement {
            statement {
              ip_set_reference_statement {
                arn = aws_wafv2_ip_set.blocked.arn
              }
            }
          }
        }
        statement {
          or_statement {
            statement {
              geo_match_statement {
                country_codes = ["US", "CA"]
              }
            }
            statement {
              and_statement {
                statement {
                  byte_match_statement {
                    positional_constraint = "STARTS_WITH"
                    search_string         = "/admin"
                    field_to_match {
                      uri_path {}
                    }
                    text_transformation {
                      priority = 0
                      type     = "LOWERCASE"
                    }
                  }
                }
                statement {
                  label_match_statement {
                    scope = "LABEL"
                    key   = "awswaf:managed:aws:bot-control"
                  }
                }
              }
            }
          }
        }
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "nested"
      sampled_requests_enabled   = true
    }
  }
  rule {
    name     = "rate"
    priority = 2
    action {
      count {}
    }
    statement {
      rate_based_statement {
        limit              = 2000
        aggregate_key_type = "CUSTOM_KEYS"
        custom_key {
          header {
            name = "x-api-key"
            text_transformation {
              priority = 0
              type     = "NONE"
            }
          }
        }
        custom_key {
          ip {}
        }
        scope_down_statement {
          not_statement {
            statement {
              geo_match_statement {
                country_codes = ["DE"]
              }
            }
          }
        }
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "rate"
      sampled_requests_enabled   = true
    }
  }
  rule {
    name     = "managed"
    priority = 3
    override_action {
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesATPRuleSet"
        vendor_name = "AWS"
        managed_rule_group_configs {
          aws_managed_rules_atp_rule_set {
            login_path = "/login"
            request_inspection {
              payload_type = "JSON"
              password_field {
                identifier = "/password"
              }
              username_field {
                identifier = "/user"
              }
            }
          }
        }
        rule_action_override {
          name = "VolumetricIpHigh"
          action_to_use {
            count {}
          }
        }
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "managed"
      sampled_requests_enabled   = true
    }
  }
}
resource "aws_wafv2_rule_group" "shared" {
  name     = "shared"
  scope    = "REGIONAL"
  capacity = 100
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shared"
    sampled_requests_enabled   = true
  }
  rule {
    name     = "size"
    priority = 0
    action {
      block {
        custom_response {
          response_code = 413
        }
      }
    }
    statement {
      size_constraint_statement {
        comparison_operator = "GT"
        size                = 8192
        field_to_match {
          body {}
        }
        text_transformation {
          priority = 0
          type     = "NONE"
        }
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "size"
      sampled_requests_enabled   = true
    }
  }
}
