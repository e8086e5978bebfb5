# Two networks of the same shape, one in each region, joined by a peering connection. The standby region shares one NAT gateway: it
# carries little traffic until a failover, and a second one is a change of one line.

module "network_primary" {
  source = "./modules/network"

  providers = {
    aws = aws.primary
  }

  name               = "${var.project}-primary"
  title              = "Primary"
  cidr_block         = var.primary_cidr
  log_retention_days = var.log_retention_days
  kms_key_arn        = aws_kms_key.primary.arn
}

module "network_secondary" {
  source = "./modules/network"

  providers = {
    aws = aws.secondary
  }

  name               = "${var.project}-secondary"
  title              = "Secondary"
  cidr_block         = var.secondary_cidr
  single_nat_gateway = true
  log_retention_days = var.log_retention_days
  kms_key_arn        = aws_kms_key.secondary.arn
}

# A connection between regions is requested on one side and accepted on the other.

resource "aws_vpc_peering_connection" "primary_to_secondary" {
  provider = aws.primary

  vpc_id      = module.network_primary.vpc_id
  peer_vpc_id = module.network_secondary.vpc_id
  peer_region = var.secondary_region

  tags = {
    Name = "Primary to Secondary"
  }
}

resource "aws_vpc_peering_connection_accepter" "secondary" {
  provider = aws.secondary

  vpc_peering_connection_id = aws_vpc_peering_connection.primary_to_secondary.id
  auto_accept               = true
}

# Every private subnet finds the way to the other region, and back.

resource "aws_route" "primary_to_secondary" {
  provider = aws.primary
  count    = length(module.network_primary.private_route_table_ids)

  route_table_id            = module.network_primary.private_route_table_ids[count.index]
  destination_cidr_block    = var.secondary_cidr
  vpc_peering_connection_id = aws_vpc_peering_connection.primary_to_secondary.id
}

resource "aws_route" "secondary_to_primary" {
  provider = aws.secondary
  count    = length(module.network_secondary.private_route_table_ids)

  route_table_id            = module.network_secondary.private_route_table_ids[count.index]
  destination_cidr_block    = var.primary_cidr
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.secondary.id
}
