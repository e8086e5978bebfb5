# Each environment has a network in the primary region, and one in the secondary region if it is replicated. They take the /16 blocks
# of environments_cidr in pairs, so an environment that becomes replicated later moves nobody.

locals {
  replicated_environments = { for name, environment in var.environments : name => environment if environment.enable_replication }
}

resource "aws_vpc" "environment_primary" {
  for_each = var.environments
  provider = aws.primary

  cidr_block           = cidrsubnet(var.environments_cidr, 4, 2 * each.value.index)
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = {
    Name        = "${title(each.key)} Primary VPC"
    Environment = each.key
    Region      = var.primary_region
  }
}

resource "aws_vpc" "environment_secondary" {
  for_each = local.replicated_environments
  provider = aws.secondary

  cidr_block           = cidrsubnet(var.environments_cidr, 4, 2 * each.value.index + 1)
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = {
    Name        = "${title(each.key)} Secondary VPC"
    Environment = each.key
    Region      = var.secondary_region
  }
}
