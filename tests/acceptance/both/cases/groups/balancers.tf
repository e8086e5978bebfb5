# Balancers of all kinds, what they listen to, and whom they pass it on to.
resource "aws_lb" "application" {
  name_prefix                                 = "grp-"
  load_balancer_type                          = "application"
  internal                                    = false
  ip_address_type                             = "dualstack"
  security_groups                             = [aws_security_group.main.id]
  subnets                                     = aws_subnet.main[*].id
  client_keep_alive                           = 1800
  desync_mitigation_mode                      = "monitor"
  enable_tls_version_and_cipher_suite_headers = true
  enable_waf_fail_open                        = true
  enable_xff_client_port                      = true
  enable_zonal_shift                          = true
  preserve_host_header                        = true

  access_logs {
    bucket  = "logs-of-balancers"
    enabled = true
    prefix  = "access"
  }

  connection_logs {
    bucket  = "logs-of-balancers"
    enabled = true
    prefix  = "connections"
  }

  depends_on = [aws_internet_gateway.main]
}

resource "aws_lb" "pooled" {
  name            = "groups-pooled"
  security_groups = [aws_security_group.main.id]
  subnets         = aws_subnet.main[*].id

  ipam_pools {
    ipv4_ipam_pool_id = "ipam-pool-0123456789abcdef0"
  }

  minimum_load_balancer_capacity {
    capacity_units = 200
  }

  depends_on = [aws_internet_gateway.main]
}

resource "aws_eip" "main" {
  domain = "vpc"
}

resource "aws_lb" "network" {
  name                                                         = "groups-network"
  load_balancer_type                                           = "network"
  security_groups                                              = [aws_security_group.main.id]
  dns_record_client_routing_policy                             = "partial_availability_zone_affinity"
  enable_cross_zone_load_balancing                             = true
  enforce_security_group_inbound_rules_on_private_link_traffic = "off"

  subnet_mapping {
    subnet_id     = aws_subnet.main[0].id
    allocation_id = aws_eip.main.id
    ipv6_address  = "2600:1f18:1234:1a00::10"
  }

  depends_on = [aws_internet_gateway.main]
}

resource "aws_lb" "inside" {
  name               = "groups-inside"
  load_balancer_type = "network"
  internal           = true

  subnet_mapping {
    subnet_id            = aws_subnet.main[1].id
    private_ipv4_address = "10.70.1.20"
  }
}

# --- whom it is passed on to -------------------------------------------------------------------------------------------

resource "aws_lb_target_group" "main" {
  name                              = "groups"
  port                              = 8080
  protocol                          = "HTTP"
  vpc_id                            = aws_vpc.main.id
  load_balancing_algorithm_type     = "weighted_random"
  load_balancing_anomaly_mitigation = "on"
  load_balancing_cross_zone_enabled = "true"

  stickiness {
    enabled         = true
    type            = "app_cookie"
    cookie_name     = "visitor"
    cookie_duration = 600
  }

  target_group_health {
    dns_failover {
      minimum_healthy_targets_count      = "2"
      minimum_healthy_targets_percentage = "40"
    }

    unhealthy_state_routing {
      minimum_healthy_targets_count      = 3
      minimum_healthy_targets_percentage = "30"
    }
  }
}

resource "aws_lb_target_group" "network" {
  name_prefix            = "grp-"
  port                   = 5432
  protocol               = "TCP"
  ip_address_type        = "ipv4"
  target_type            = "ip"
  vpc_id                 = aws_vpc.main.id
  connection_termination = true
  preserve_client_ip     = "true"
  proxy_protocol_v2      = true

  target_health_state {
    enable_unhealthy_connection_termination = false
    unhealthy_draining_interval             = 60
  }
}

resource "aws_lb_target_group" "appliances" {
  name     = "groups-appliances"
  port     = 6081
  protocol = "GENEVE"
  vpc_id   = aws_vpc.main.id

  target_failover {
    on_deregistration = "rebalance"
    on_unhealthy      = "rebalance"
  }
}

resource "aws_lb_target_group" "function" {
  name                               = "groups-function"
  target_type                        = "lambda"
  lambda_multi_value_headers_enabled = true
}

resource "aws_lb_target_group_attachment" "elsewhere" {
  target_group_arn  = aws_lb_target_group.network.arn
  target_id         = "10.99.0.20"
  port              = 5432
  availability_zone = "all"
}

# --- what is listened to -----------------------------------------------------------------------------------------------

resource "aws_iam_server_certificate" "main" {
  name              = "groups"
  path              = "/groups/"
  certificate_body  = "certificate"
  certificate_chain = "chain"
  private_key       = "key"
  tags              = { Name = "groups" }
}

resource "aws_iam_server_certificate" "prefixed" {
  name_prefix      = "groups-"
  certificate_body = "certificate"
  private_key      = "key"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn                                                     = aws_lb.application.arn
  port                                                                  = 443
  protocol                                                              = "HTTPS"
  ssl_policy                                                            = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn                                                       = aws_iam_server_certificate.main.arn
  routing_http_request_x_amzn_mtls_clientcert_header_name               = "X-Cert"
  routing_http_request_x_amzn_mtls_clientcert_issuer_header_name        = "X-Cert-Issuer"
  routing_http_request_x_amzn_mtls_clientcert_leaf_header_name          = "X-Cert-Leaf"
  routing_http_request_x_amzn_mtls_clientcert_serial_number_header_name = "X-Cert-Serial"
  routing_http_request_x_amzn_mtls_clientcert_subject_header_name       = "X-Cert-Subject"
  routing_http_request_x_amzn_mtls_clientcert_validity_header_name      = "X-Cert-Validity"
  routing_http_request_x_amzn_tls_cipher_suite_header_name              = "X-Cipher"
  routing_http_request_x_amzn_tls_version_header_name                   = "X-TLS"
  routing_http_response_access_control_allow_credentials_header_value   = "true"
  routing_http_response_access_control_allow_headers_header_value       = "X-Token"
  routing_http_response_access_control_allow_methods_header_value       = "GET,POST"
  routing_http_response_access_control_allow_origin_header_value        = "https://example.com"
  routing_http_response_access_control_expose_headers_header_value      = "Date"
  routing_http_response_access_control_max_age_header_value             = "600"
  routing_http_response_content_security_policy_header_value            = "default-src 'self'"
  routing_http_response_server_enabled                                  = false
  routing_http_response_strict_transport_security_header_value          = "max-age=31536000"
  routing_http_response_x_content_type_options_header_value             = "nosniff"
  routing_http_response_x_frame_options_header_value                    = "DENY"
  tags                                                                  = { Name = "https" }

  default_action {
    type  = "authenticate-oidc"
    order = 1

    authenticate_oidc {
      authentication_request_extra_params = { display = "page" }
      authorization_endpoint              = "https://id.example.com/authorize"
      client_id                           = "groups"
      client_secret                       = "not a secret"
      issuer                              = "https://id.example.com"
      on_unauthenticated_request          = "deny"
      scope                               = "openid email"
      session_cookie_name                 = "session"
      session_timeout                     = 3600
      token_endpoint                      = "https://id.example.com/token"
      user_info_endpoint                  = "https://id.example.com/user"
    }
  }

  default_action {
    type  = "forward"
    order = 2

    forward {
      target_group {
        arn    = aws_lb_target_group.main.arn
        weight = 80
      }

      target_group {
        arn    = aws_lb_target_group.function.arn
        weight = 20
      }

      stickiness {
        enabled  = true
        duration = 300
      }
    }
  }

  mutual_authentication {
    mode                             = "verify"
    trust_store_arn                  = "arn:aws:elasticloadbalancing:us-east-1:123456789012:truststore/groups/0123456789abcdef"
    ignore_client_certificate_expiry = true
    advertise_trust_store_ca_names   = "on"
  }
}

resource "aws_lb_listener" "cognito" {
  load_balancer_arn = aws_lb.application.arn
  port              = 8443
  protocol          = "HTTPS"
  certificate_arn   = aws_iam_server_certificate.main.arn

  default_action {
    type  = "authenticate-cognito"
    order = 1

    authenticate_cognito {
      authentication_request_extra_params = { prompt = "login" }
      on_unauthenticated_request          = "allow"
      scope                               = "openid"
      session_cookie_name                 = "pool"
      session_timeout                     = 7200
      user_pool_arn                       = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi"
      user_pool_client_id                 = "client"
      user_pool_domain                    = "groups"
    }
  }

  default_action {
    type  = "fixed-response"
    order = 2

    fixed_response {
      content_type = "application/json"
      message_body = "{}"
      status_code  = "503"
    }
  }
}

resource "aws_lb_listener" "tls" {
  load_balancer_arn = aws_lb.network.arn
  port              = 5432
  protocol          = "TLS"
  alpn_policy       = "HTTP2Preferred"
  certificate_arn   = aws_iam_server_certificate.main.arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.network.arn
  }
}

resource "aws_lb_listener" "tcp" {
  load_balancer_arn        = aws_lb.network.arn
  port                     = 5433
  protocol                 = "TCP"
  tcp_idle_timeout_seconds = 900

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.network.arn
  }
}

resource "aws_lb_listener_rule" "people" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 5
  tags         = { Name = "people" }

  action {
    type  = "authenticate-cognito"
    order = 1

    authenticate_cognito {
      authentication_request_extra_params = { prompt = "login" }
      on_unauthenticated_request          = "authenticate"
      scope                               = "openid"
      session_cookie_name                 = "rule"
      session_timeout                     = 1800
      user_pool_arn                       = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi"
      user_pool_client_id                 = "client"
      user_pool_domain                    = "groups"
    }
  }

  action {
    type  = "redirect"
    order = 2

    redirect {
      host        = "people.example.com"
      path        = "/#{path}"
      port        = "8443"
      protocol    = "HTTPS"
      query       = "from=groups"
      status_code = "HTTP_302"
    }
  }

  condition {
    http_request_method {
      values = ["GET", "HEAD"]
    }
  }

  condition {
    query_string {
      key   = "kind"
      value = "person"
    }

    query_string {
      value = "anyone"
    }
  }

  condition {
    source_ip {
      values = ["10.0.0.0/8"]
    }
  }
}

resource "aws_lb_listener_rule" "partners" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 6

  action {
    type  = "authenticate-oidc"
    order = 1

    authenticate_oidc {
      authentication_request_extra_params = { display = "popup" }
      authorization_endpoint              = "https://id.example.com/authorize"
      client_id                           = "partners"
      client_secret                       = "not a secret"
      issuer                              = "https://id.example.com"
      on_unauthenticated_request          = "allow"
      scope                               = "openid"
      session_cookie_name                 = "partner"
      session_timeout                     = 600
      token_endpoint                      = "https://id.example.com/token"
      user_info_endpoint                  = "https://id.example.com/user"
    }
  }

  action {
    type  = "forward"
    order = 2

    forward {
      target_group {
        arn    = aws_lb_target_group.main.arn
        weight = 10
      }

      target_group {
        arn    = aws_lb_target_group.function.arn
        weight = 1
      }

      stickiness {
        enabled  = true
        duration = 120
      }
    }
  }

  condition {
    host_header {
      values = ["partners.example.com"]
    }
  }
}

# --- of the first generation ---------------------------------------------------------------------------------------------

resource "aws_elb" "main" {
  name_prefix        = "grp-"
  availability_zones = ["us-east-1a", "us-east-1b"]

  listener {
    instance_port      = 8080
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = aws_iam_server_certificate.main.arn
  }

  health_check {
    target              = "TCP:8080"
    healthy_threshold   = 2
    unhealthy_threshold = 2
    interval            = 30
    timeout             = 5
  }
}
