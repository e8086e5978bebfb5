# Look-ups of services: what follows from the arguments is composed, the rest becomes parameters.
provider "aws" {
  region = "eu-west-1"
}

locals {
  found = {
    "ec2-transit-gateway-main-id"                                 = data.aws_ec2_transit_gateway.main.id
    "ec2-transit-gateway-main-arn"                                = data.aws_ec2_transit_gateway.main.arn
    "ec2-transit-gateway-main-association-default-route-table-id" = data.aws_ec2_transit_gateway.main.association_default_route_table_id
    "ec2-transit-gateway-known-id"                                = data.aws_ec2_transit_gateway.known.id
    "ec2-transit-gateway-known-arn"                               = data.aws_ec2_transit_gateway.known.arn
    "ec2-transit-gateway-route-table-main-id"                     = data.aws_ec2_transit_gateway_route_table.main.id
    "launch-configuration-main-id"                                = data.aws_launch_configuration.main.id
    "launch-configuration-main-image-id"                          = data.aws_launch_configuration.main.image_id
    "backup-vault-main-arn"                                       = data.aws_backup_vault.main.arn
    "cloudfront-distribution-main-arn"                            = data.aws_cloudfront_distribution.main.arn
    "cloudfront-distribution-main-domain-name"                    = data.aws_cloudfront_distribution.main.domain_name
    "cloudfront-distribution-main-hosted-zone-id"                 = data.aws_cloudfront_distribution.main.hosted_zone_id
    "eks-addon-version-main-version"                              = data.aws_eks_addon_version.main.version
    "identitystore-group-main-group-id"                           = data.aws_identitystore_group.main.group_id
    "identitystore-user-main-user-id"                             = data.aws_identitystore_user.main.user_id
    "identitystore-user-main-display-name"                        = data.aws_identitystore_user.main.display_name
    "lbs-main-arns"                                               = join(",", data.aws_lbs.main.arns)
    "msk-cluster-main-arn"                                        = data.aws_msk_cluster.main.arn
    "msk-cluster-main-bootstrap-brokers-sasl-iam"                 = data.aws_msk_cluster.main.bootstrap_brokers_sasl_iam
    "msk-cluster-main-cluster-uuid"                               = data.aws_msk_cluster.main.cluster_uuid
    "nat-gateways-main-ids"                                       = join(",", data.aws_nat_gateways.main.ids)
    "network-interface-main-arn"                                  = data.aws_network_interface.main.arn
    "network-interface-main-private-ip"                           = data.aws_network_interface.main.private_ip
    "network-interface-main-subnet-id"                            = data.aws_network_interface.main.subnet_id
    "outposts-outpost-main-arn"                                   = data.aws_outposts_outpost.main.arn
    "outposts-outpost-main-availability-zone"                     = data.aws_outposts_outpost.main.availability_zone
    "rds-engine-version-main-version-actual"                      = data.aws_rds_engine_version.main.version_actual
    "rds-engine-version-main-parameter-group-family"              = data.aws_rds_engine_version.main.parameter_group_family
    "route53-resolver-rule-main-resolver-rule-id"                 = data.aws_route53_resolver_rule.main.resolver_rule_id
    "s3-object-main-id"                                           = data.aws_s3_object.main.id
    "s3-object-main-version-id"                                   = data.aws_s3_object.main.version_id
    "s3-objects-main-keys"                                        = join(",", data.aws_s3_objects.main.keys)
    "service-main-dns-name"                                       = data.aws_service.main.dns_name
    "service-main-reverse-dns-name"                               = data.aws_service.main.reverse_dns_name
    "service-reversed-dns-name"                                   = data.aws_service.reversed.dns_name
    "service-reversed-service-id"                                 = data.aws_service.reversed.service_id
    "service-reversed-region"                                     = data.aws_service.reversed.region
    "servicequotas-service-main-service-code"                     = data.aws_servicequotas_service.main.service_code
    "servicequotas-service-quota-main-arn"                        = data.aws_servicequotas_service_quota.main.arn
    "servicequotas-service-quota-main-value"                      = data.aws_servicequotas_service_quota.main.value
  }
}

resource "aws_ssm_parameter" "found" {
  for_each = local.found
  name     = "/found/${each.key}"
  type     = "String"
  value    = each.value
}

data "aws_ec2_transit_gateway" "main" {
  filter {
    name   = "tag:Name"
    values = ["hub"]
  }
}

data "aws_ec2_transit_gateway" "known" {
  id = "tgw-0123456789abcdef0"
}

data "aws_ec2_transit_gateway_route_table" "main" {
  filter {
    name   = "default-association-route-table"
    values = ["true"]
  }
}

data "aws_launch_configuration" "main" {
  name = "old"
}

data "aws_backup_vault" "main" {
  name = "vault"
}

data "aws_cloudfront_distribution" "main" {
  id = "E2QWRUHEXAMPLE"
}

data "aws_eks_addon_version" "main" {
  addon_name         = "vpc-cni"
  kubernetes_version = "1.33"
  most_recent        = true
}

data "aws_identitystore_group" "main" {
  identity_store_id = "d-1234567890"

  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = "admins"
    }
  }
}

data "aws_identitystore_user" "main" {
  identity_store_id = "d-1234567890"
  user_id           = "906712345a-12345678-1234-1234-1234-123456789012"
}

data "aws_lbs" "main" {
  tags = {
    Team = "web"
  }
}

data "aws_msk_cluster" "main" {
  cluster_name = "events"
}

data "aws_nat_gateways" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}

data "aws_network_interface" "main" {
  id = "eni-0123456789abcdef0"
}

data "aws_outposts_outpost" "main" {
  name = "rack"
}

data "aws_rds_engine_version" "main" {
  engine  = "aurora-postgresql"
  version = "16"
  latest  = true
}

data "aws_route53_resolver_rule" "main" {
  domain_name = "corp.example.com"
  rule_type   = "FORWARD"
}

data "aws_s3_object" "main" {
  bucket = "code"
  key    = "api/latest.zip"
}

data "aws_s3_objects" "main" {
  bucket = "code"
  prefix = "api/"
}

data "aws_service" "main" {
  service_id = "sqs"
}

data "aws_service" "reversed" {
  reverse_dns_name = "com.amazonaws.eu-central-1.s3"
}

data "aws_servicequotas_service" "main" {
  service_name = "Amazon Virtual Private Cloud (Amazon VPC)"
}

data "aws_servicequotas_service_quota" "main" {
  service_code = "vpc"
  quota_code   = "L-F678F1CE"
}

# Documents are rendered.
data "aws_cloudwatch_log_data_protection_policy_document" "mask" {
  name = "mask"

  configuration {
    custom_data_identifier {
      name  = "EmployeeId"
      regex = "EmployeeId-\\d{9}"
    }
  }

  statement {
    sid              = "Audit"
    data_identifiers = ["EmployeeId", "arn:aws:dataprotection::aws:data-identifier/EmailAddress"]

    operation {
      audit {
        findings_destination {
          cloudwatch_logs {
            log_group = aws_cloudwatch_log_group.audit.name
          }
        }
      }
    }
  }

  statement {
    sid              = "Mask"
    data_identifiers = ["EmployeeId", "arn:aws:dataprotection::aws:data-identifier/EmailAddress"]

    operation {
      deidentify {
        mask_config {}
      }
    }
  }
}

resource "aws_cloudwatch_log_group" "audit" {
  name = "audit"
}

resource "aws_cloudwatch_log_group" "app" {
  name = "app"
}

resource "aws_cloudwatch_log_data_protection_policy" "app" {
  log_group_name  = aws_cloudwatch_log_group.app.name
  policy_document = data.aws_cloudwatch_log_data_protection_policy_document.mask.json
}

data "aws_networkmanager_core_network_policy_document" "wan" {
  core_network_configuration {
    asn_ranges = ["64512-64555"]

    edge_locations {
      location = "eu-west-1"
      asn      = 64512
    }
  }

  segments {
    name                = "shared"
    isolate_attachments = true
  }

  segment_actions {
    action     = "share"
    mode       = "attachment-route"
    segment    = "shared"
    share_with = ["*"]
  }

  attachment_policies {
    rule_number = 100

    conditions {
      type     = "tag-value"
      operator = "equals"
      key      = "segment"
      value    = "shared"
    }

    action {
      association_method = "constant"
      segment            = "shared"
    }
  }
}

resource "aws_ssm_parameter" "wan" {
  name  = "/wan/policy"
  type  = "String"
  value = data.aws_networkmanager_core_network_policy_document.wan.json
}
