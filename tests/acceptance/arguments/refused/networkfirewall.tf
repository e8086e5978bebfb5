# refused: encryption_configuration
resource "aws_networkfirewall_firewall" "networkfirewall_firewall_encryption_configuration" {
  firewall_policy_arn = "arn:aws:iam::123456789012:policy/example"
  name                = "networkfirewall-firewall"
  vpc_id              = "vpc-0123456789abcdef0"
  encryption_configuration {
    type = "CUSTOMER_KMS"
  }
  subnet_mapping {
    subnet_id = "subnet-0123456789abcdef0"
  }
}

# refused: encryption_configuration
resource "aws_networkfirewall_firewall_policy" "networkfirewall_firewall_policy_encryption_configuration" {
  name = "networkfirewall-firewall"
  encryption_configuration {
    type = "CUSTOMER_KMS"
  }
  firewall_policy {
    stateless_default_actions          = ["example"]
    stateless_fragment_default_actions = ["example"]
  }
}

# refused: encryption_configuration
resource "aws_networkfirewall_rule_group" "networkfirewall_rule_group_encryption_configuration" {
  capacity = 1
  name     = "networkfirewall-rule-gro"
  type     = "STATEFUL"
  encryption_configuration {
    type = "CUSTOMER_KMS"
  }
}

# refused: rules
resource "aws_networkfirewall_rule_group" "networkfirewall_rule_group_rules" {
  capacity = 1
  name     = "networkfirewall-rule-gro"
  rules    = "example"
  type     = "STATEFUL"
}

# refused: encryption_configuration
resource "aws_networkfirewall_tls_inspection_configuration" "networkfirewall_tls_inspection_configuration_encryption_configuration" {
  encryption_configuration = [{ key_id = "example", type = "CUSTOMER_KMS" }]
  name                     = "networkfirewall-tls-insp"
  tls_inspection_configuration {
    server_certificate_configuration {
      certificate_authority_arn = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
      scope {
        protocols = [6]
        destination {
          address_definition = "10.0.0.0/16"
        }
        source {
          address_definition = "10.0.0.0/16"
        }
      }
    }
  }
}
