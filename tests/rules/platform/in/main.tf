provider "aws" {
  region = "eu-west-1"
}

resource "aws_cognito_user_pool" "users" {
  name              = "users"
  mfa_configuration = "OPTIONAL"
  password_policy {
    minimum_length = 12
  }
  software_token_mfa_configuration {
    enabled = true
  }
  tags = { Team = "shop" }
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = aws_cognito_user_pool.users.id
}

resource "aws_cognito_user_pool_domain" "login" {
  domain       = "shop-login"
  user_pool_id = aws_cognito_user_pool.users.id
}

resource "aws_cognito_resource_server" "api" {
  identifier   = "shop"
  name         = "shop"
  user_pool_id = aws_cognito_user_pool.users.id
  scope {
    scope_name        = "read"
    scope_description = "Read"
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_service_discovery_private_dns_namespace" "internal" {
  name = "internal.example"
  vpc  = aws_vpc.main.id
}

resource "aws_service_discovery_service" "orders" {
  name = "orders"
  dns_config {
    namespace_id = aws_service_discovery_private_dns_namespace.internal.id
    dns_records {
      ttl  = 10
      type = "A"
    }
  }
}

resource "aws_networkfirewall_rule_group" "domains" {
  name     = "domains"
  type     = "STATEFUL"
  capacity = 100
  rule_group {
    rule_variables {
      ip_sets {
        key = "HOME"
        ip_set {
          definition = ["10.0.0.0/16"]
        }
      }
    }
    rules_source {
      rules_source_list {
        generated_rules_type = "DENYLIST"
        target_types         = ["HTTP_HOST"]
        targets              = ["bad.example"]
      }
    }
  }
}

resource "aws_networkfirewall_firewall_policy" "main" {
  name = "main"
  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]
    stateful_rule_group_reference {
      resource_arn = aws_networkfirewall_rule_group.domains.arn
    }
  }
}

resource "aws_networkfirewall_firewall" "main" {
  name                = "main"
  firewall_policy_arn = aws_networkfirewall_firewall_policy.main.arn
  vpc_id              = aws_vpc.main.id
  subnet_mapping {
    subnet_id = aws_subnet.main.id
  }
}

resource "aws_guardduty_detector" "main" {
  finding_publishing_frequency = "ONE_HOUR"
}

resource "aws_accessanalyzer_analyzer" "main" {
  analyzer_name = "main"
}

resource "aws_cloudwatch_event_archive" "main" {
  name             = "main"
  event_source_arn = "arn:aws:events:eu-west-1:111122223333:event-bus/default"
  retention_days   = 7
}

resource "aws_ec2_managed_prefix_list" "office" {
  name           = "office"
  address_family = "IPv4"
  max_entries    = 2
  entry {
    cidr        = "192.0.2.0/24"
    description = "Office"
  }
}

resource "aws_vpclattice_service_network" "main" {
  name = "main"
}

resource "aws_vpclattice_service_network_vpc_association" "main" {
  service_network_identifier = aws_vpclattice_service_network.main.id
  vpc_identifier             = aws_vpc.main.id
}

resource "aws_globalaccelerator_accelerator" "edge" {
  name = "edge"
}

resource "aws_globalaccelerator_listener" "edge" {
  accelerator_arn = aws_globalaccelerator_accelerator.edge.id
  protocol        = "TCP"
  port_range {
    from_port = 443
    to_port   = 443
  }
}

resource "aws_globalaccelerator_endpoint_group" "edge" {
  listener_arn = aws_globalaccelerator_listener.edge.arn
}

resource "aws_ssoadmin_permission_set" "admin" {
  name         = "admin"
  instance_arn = "arn:aws:sso:::instance/ssoins-1234567890abcdef"
}

resource "aws_ssoadmin_managed_policy_attachment" "admin" {
  instance_arn       = aws_ssoadmin_permission_set.admin.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.admin.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_route53_resolver_query_log_config_association" "main" {
  resolver_query_log_config_id = "rqlc-0123456789abcdef0"
  resource_id                  = aws_vpc.main.id
}
