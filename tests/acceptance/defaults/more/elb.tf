# Only what belongs to the type of an action counts in a plan.

resource "aws_lb_listener" "authenticate_cognito" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/example/0123456789abcdef"
  default_action {
    type = "authenticate-cognito"
    authenticate_cognito {
      user_pool_arn       = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi"
      user_pool_client_id = "example"
      user_pool_domain    = "example"
    }
  }
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/example/0123456789abcdef"
  }
}

resource "aws_lb_listener" "authenticate_oidc" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/example/0123456789abcdef"
  default_action {
    type = "authenticate-oidc"
    authenticate_oidc {
      authorization_endpoint = "https://example.com/authorization"
      client_id              = "example"
      client_secret          = "example"
      issuer                 = "https://example.com"
      token_endpoint         = "https://example.com/token"
      user_info_endpoint     = "https://example.com/user"
    }
  }
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
    }
  }
}

resource "aws_lb_listener" "redirect" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/example/0123456789abcdef"
  default_action {
    type = "redirect"
    redirect {
      status_code = "HTTP_301"
    }
  }
  mutual_authentication {
    mode            = "verify"
    trust_store_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:truststore/example/0123456789abcdef"
  }
}

resource "aws_lb_listener_rule" "authenticate_cognito" {
  listener_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/example/0123456789abcdef/0123456789abcdef"
  priority     = 1
  action {
    type = "authenticate-cognito"
    authenticate_cognito {
      user_pool_arn       = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi"
      user_pool_client_id = "example"
      user_pool_domain    = "example"
    }
  }
  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/example/0123456789abcdef"
  }
  condition {
    path_pattern {
      values = ["/example"]
    }
  }
}

resource "aws_lb_listener_rule" "authenticate_oidc" {
  listener_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/example/0123456789abcdef/0123456789abcdef"
  priority     = 1
  action {
    type = "authenticate-oidc"
    authenticate_oidc {
      authorization_endpoint = "https://example.com/authorization"
      client_id              = "example"
      client_secret          = "example"
      issuer                 = "https://example.com"
      token_endpoint         = "https://example.com/token"
      user_info_endpoint     = "https://example.com/user"
    }
  }
  action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
    }
  }
  condition {
    path_pattern {
      values = ["/example"]
    }
  }
}

resource "aws_lb_listener_rule" "redirect" {
  listener_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/example/0123456789abcdef/0123456789abcdef"
  priority     = 1
  action {
    type = "redirect"
    redirect {
      status_code = "HTTP_301"
    }
  }
  condition {
    path_pattern {
      values = ["/example"]
    }
  }
}
