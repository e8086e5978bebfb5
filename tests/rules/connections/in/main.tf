# Services that a platform team connects: client VPN and Cloud WAN, mail, budgets, migration, file transfer, an agent.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

# What every region has.
resource "aws_default_vpc" "default" {}

resource "aws_default_subnet" "a" {
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "vpn" {
  name        = "vpn"
  description = "Clients of the VPN"
  vpc_id      = aws_default_vpc.default.id
}

resource "aws_cloudwatch_log_group" "vpn" {
  name              = "/vpn/clients"
  retention_in_days = 30
}

resource "aws_ec2_client_vpn_endpoint" "staff" {
  description            = "Staff"
  client_cidr_block      = "10.200.0.0/22"
  server_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  split_tunnel           = true
  security_group_ids     = [aws_security_group.vpn.id]
  vpc_id                 = aws_default_vpc.default.id

  authentication_options {
    type              = "federated-authentication"
    saml_provider_arn = "arn:aws:iam::123456789012:saml-provider/sso"
  }

  connection_log_options {
    enabled              = true
    cloudwatch_log_group = aws_cloudwatch_log_group.vpn.name
  }

  tags = { Name = "staff" }
}

resource "aws_ec2_client_vpn_network_association" "a" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.staff.id
  subnet_id              = aws_default_subnet.a.id
}

resource "aws_ec2_client_vpn_authorization_rule" "all" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.staff.id
  target_network_cidr    = aws_default_vpc.default.cidr_block
  authorize_all_groups   = true
}

# Cloud WAN
resource "aws_networkmanager_global_network" "main" {
  description = "Backbone"
}

resource "aws_networkmanager_core_network" "main" {
  global_network_id = aws_networkmanager_global_network.main.id
  description       = "Backbone"
}

resource "aws_networkmanager_core_network_policy_attachment" "main" {
  core_network_id = aws_networkmanager_core_network.main.id
  policy_document = jsonencode({
    version = "2021.12"
    core-network-configuration = {
      asn-ranges     = ["64512-64555"]
      edge-locations = [{ location = "us-east-1" }]
    }
    segments = [{ name = "production" }]
  })
}

resource "aws_networkmanager_vpc_attachment" "default" {
  core_network_id = aws_networkmanager_core_network.main.id
  subnet_arns     = [aws_default_subnet.a.arn]
  vpc_arn         = aws_default_vpc.default.arn
  tags            = { segment = "production" }
}

# Mail
resource "aws_route53_zone" "mail" {
  name = "mail.example.com"
}

resource "aws_ses_domain_identity" "mail" {
  domain = aws_route53_zone.mail.name
}

resource "aws_ses_domain_dkim" "mail" {
  domain = aws_ses_domain_identity.mail.domain
}

resource "aws_route53_record" "dkim" {
  count   = 3
  zone_id = aws_route53_zone.mail.zone_id
  name    = "${aws_ses_domain_dkim.mail.dkim_tokens[count.index]}._domainkey.mail.example.com"
  type    = "CNAME"
  ttl     = 600
  records = ["${aws_ses_domain_dkim.mail.dkim_tokens[count.index]}.dkim.amazonses.com"]
}

resource "aws_ses_configuration_set" "mail" {
  name                       = "mail"
  reputation_metrics_enabled = true
  delivery_options {
    tls_policy = "Require"
  }
}

resource "aws_sns_topic" "bounces" {
  name = "bounces"
}

resource "aws_ses_event_destination" "bounces" {
  name                   = "bounces"
  configuration_set_name = aws_ses_configuration_set.mail.name
  enabled                = true
  matching_types         = ["bounce", "complaint"]
  sns_destination {
    topic_arn = aws_sns_topic.bounces.arn
  }
}

resource "aws_ses_receipt_rule_set" "main" {
  rule_set_name = "main"
}

resource "aws_ses_receipt_rule" "store" {
  name          = "store"
  rule_set_name = aws_ses_receipt_rule_set.main.rule_set_name
  recipients    = ["in@mail.example.com"]
  enabled       = true
  scan_enabled  = true
  add_header_action {
    header_name  = "X-Stored"
    header_value = "yes"
    position     = 1
  }
  sns_action {
    topic_arn = aws_sns_topic.bounces.arn
    position  = 2
  }
}

# Costs
resource "aws_budgets_budget" "monthly" {
  name              = "monthly"
  budget_type       = "COST"
  limit_amount      = "1000"
  limit_unit        = "USD"
  time_unit         = "MONTHLY"
  time_period_start = "2024-02-29_12:30"

  cost_filter {
    name   = "Service"
    values = ["Amazon Elastic Compute Cloud - Compute"]
  }

  notification {
    comparison_operator        = "GREATER_THAN"
    notification_type          = "FORECASTED"
    threshold                  = 80
    threshold_type             = "PERCENTAGE"
    subscriber_email_addresses = ["finance@example.com"]
    subscriber_sns_topic_arns  = [aws_sns_topic.bounces.arn]
  }
}

resource "aws_ce_anomaly_monitor" "services" {
  name              = "services"
  monitor_type      = "DIMENSIONAL"
  monitor_dimension = "SERVICE"
}

resource "aws_ce_anomaly_subscription" "daily" {
  name             = "daily"
  frequency        = "DAILY"
  monitor_arn_list = [aws_ce_anomaly_monitor.services.arn]
  subscriber {
    type    = "EMAIL"
    address = "finance@example.com"
  }
  threshold_expression {
    dimension {
      key           = "ANOMALY_TOTAL_IMPACT_ABSOLUTE"
      match_options = ["GREATER_THAN_OR_EQUAL"]
      values        = ["100"]
    }
  }
}

# Files
resource "aws_transfer_server" "sftp" {
  identity_provider_type = "SERVICE_MANAGED"
  protocols              = ["SFTP"]
}

resource "aws_transfer_user" "partner" {
  server_id      = aws_transfer_server.sftp.id
  user_name      = "partner"
  role           = "arn:aws:iam::123456789012:role/transfer"
  home_directory = "/incoming"
}

resource "aws_transfer_ssh_key" "partner" {
  server_id = aws_transfer_server.sftp.id
  user_name = aws_transfer_user.partner.user_name
  body      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJKT2EKSBmzqP4Zs8GkDpTdK8TpVYvmkr0Jm3LPtuNkE"
}

# An agent
resource "aws_bedrockagent_agent" "desk" {
  agent_name              = "desk"
  agent_resource_role_arn = "arn:aws:iam::123456789012:role/agent"
  foundation_model        = "anthropic.claude-3-haiku-20240307-v1:0"
  instruction             = "You answer questions of the staff about the network and its services."
}

resource "aws_bedrockagent_agent_action_group" "tickets" {
  agent_id          = aws_bedrockagent_agent.desk.agent_id
  agent_version     = "DRAFT"
  action_group_name = "tickets"
  action_group_executor {
    custom_control = "RETURN_CONTROL"
  }
  function_schema {
    member_functions {
      functions {
        name        = "open"
        description = "Opens a ticket"
        parameters {
          map_block_key = "subject"
          type          = "string"
          required      = true
        }
      }
    }
  }
}

resource "aws_bedrockagent_agent_alias" "live" {
  agent_id         = aws_bedrockagent_agent.desk.agent_id
  agent_alias_name = "live"
}

# Others
resource "aws_vpclattice_resource_gateway" "main" {
  name       = "main"
  vpc_id     = aws_default_vpc.default.id
  subnet_ids = [aws_default_subnet.a.id]
}

resource "aws_vpclattice_resource_configuration" "dns" {
  name                        = "dns"
  resource_gateway_identifier = aws_vpclattice_resource_gateway.main.id
  port_ranges                 = ["5432"]
  protocol                    = "TCP"
  resource_configuration_definition {
    dns_resource {
      domain_name     = "db.example.com"
      ip_address_type = "IPV4"
    }
  }
}

resource "aws_vpclattice_resource_configuration" "ip" {
  name                        = "address"
  resource_gateway_identifier = aws_vpclattice_resource_gateway.main.id
  port_ranges                 = ["22-23"]
  protocol                    = "TCP"
  resource_configuration_definition {
    ip_resource {
      ip_address = "10.0.0.10"
    }
  }
}

resource "aws_iot_topic_rule" "alarms" {
  name        = "alarms"
  enabled     = true
  sql         = "SELECT * FROM 'devices/+/alarm'"
  sql_version = "2016-03-23"
  sns {
    role_arn   = "arn:aws:iam::123456789012:role/iot"
    target_arn = aws_sns_topic.bounces.arn
  }
  error_action {
    cloudwatch_logs {
      log_group_name = aws_cloudwatch_log_group.vpn.name
      role_arn       = "arn:aws:iam::123456789012:role/iot"
    }
  }
}

output "default_vpc" {
  value = aws_default_vpc.default.id
}

output "sftp" {
  value = aws_transfer_server.sftp.endpoint
}
