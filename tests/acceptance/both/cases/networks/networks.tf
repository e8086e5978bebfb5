# Networks with IPv6, and every kind of next hop.
resource "aws_vpc" "main" {
  cidr_block = "10.90.0.0/16"
  tags       = { Name = "networks" }
}

resource "aws_vpc" "other" {
  cidr_block = "10.91.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_egress_only_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "main" {
  vpc_id                                         = aws_vpc.main.id
  cidr_block                                     = "10.90.0.0/24"
  availability_zone                              = "us-east-1a"
  assign_ipv6_address_on_creation                = true
  ipv6_cidr_block                                = "2600:1f18:1234:1a00::/64"
  enable_dns64                                   = true
  enable_resource_name_dns_a_record_on_launch    = true
  enable_resource_name_dns_aaaa_record_on_launch = true
  private_dns_hostname_type_on_launch            = "resource-name"
}

resource "aws_subnet" "zone_id" {
  vpc_id                     = aws_vpc.main.id
  cidr_block                 = "10.90.1.0/24"
  availability_zone_id       = "use1-az2"
  enable_lni_at_device_index = 1
}

resource "aws_route_table" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table" "routes" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table_association" "gateway" {
  gateway_id     = aws_internet_gateway.main.id
  route_table_id = aws_route_table.main.id
}

resource "aws_eip" "main" {
  domain               = "vpc"
  network_border_group = "us-east-1"
  public_ipv4_pool     = "amazon"
  tags                 = { Name = "first" }
}

resource "aws_eip" "second" {
  domain = "vpc"
  tags   = { Name = "second" }
}

resource "aws_nat_gateway" "main" {
  allocation_id                  = aws_eip.main.id
  subnet_id                      = aws_subnet.main.id
  secondary_allocation_ids       = [aws_eip.second.id]
  secondary_private_ip_addresses = ["10.90.0.61"]
}

resource "aws_nat_gateway" "private" {
  connectivity_type                  = "private"
  subnet_id                          = aws_subnet.main.id
  private_ip                         = "10.90.0.60"
  secondary_private_ip_address_count = 2
}

resource "aws_vpc_peering_connection" "main" {
  vpc_id        = aws_vpc.main.id
  peer_vpc_id   = aws_vpc.other.id
  peer_owner_id = data.aws_caller_identity.current.account_id
  auto_accept   = true
}

resource "aws_ec2_transit_gateway" "main" {
  description                        = "networks"
  multicast_support                  = "enable"
  security_group_referencing_support = "enable"
  transit_gateway_cidr_blocks        = ["10.99.0.0/24"]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "main" {
  transit_gateway_id                 = aws_ec2_transit_gateway.main.id
  vpc_id                             = aws_vpc.main.id
  subnet_ids                         = [aws_subnet.main.id]
  dns_support                        = "enable"
  ipv6_support                       = "disable"
  security_group_referencing_support = "enable"
}

resource "aws_ec2_managed_prefix_list" "main" {
  name           = "networks"
  address_family = "IPv4"
  max_entries    = 2
  tags           = { Name = "list" }

  entry {
    cidr        = "172.16.0.0/16"
    description = "office"
  }
}

resource "aws_route" "over_nat" {
  route_table_id         = aws_route_table.routes.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main.id
}

resource "aws_route" "over_ipv6" {
  route_table_id              = aws_route_table.routes.id
  destination_ipv6_cidr_block = "::/0"
  egress_only_gateway_id      = aws_egress_only_internet_gateway.main.id
}

resource "aws_route" "peer" {
  route_table_id            = aws_route_table.routes.id
  destination_cidr_block    = "10.91.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.main.id
}

resource "aws_route" "interface" {
  route_table_id         = aws_route_table.routes.id
  destination_cidr_block = "10.92.0.0/16"
  network_interface_id   = aws_network_interface.addresses.id
}

resource "aws_route" "transit" {
  route_table_id             = aws_route_table.routes.id
  destination_prefix_list_id = aws_ec2_managed_prefix_list.main.id
  transit_gateway_id         = aws_ec2_transit_gateway.main.id
  depends_on                 = [aws_ec2_transit_gateway_vpc_attachment.main]
}

resource "aws_vpc_dhcp_options" "main" {
  domain_name                       = "networks.example"
  ipv6_address_preferred_lease_time = "1440"
  netbios_name_servers              = ["10.90.0.5"]
  netbios_node_type                 = "2"
}

resource "aws_security_group" "main" {
  name_prefix = "networks-"
  description = "What is reached"
  vpc_id      = aws_vpc.main.id
}

resource "aws_security_group" "other" {
  name        = "networks-other"
  description = "Who reaches it"
  vpc_id      = aws_vpc.main.id
}

resource "aws_security_group_rule" "group" {
  type                     = "ingress"
  security_group_id        = aws_security_group.main.id
  source_security_group_id = aws_security_group.other.id
  from_port                = 5432
  to_port                  = 5432
  protocol                 = "tcp"
}

resource "aws_security_group_rule" "itself" {
  type              = "ingress"
  security_group_id = aws_security_group.main.id
  self              = true
  from_port         = 0
  to_port           = 0
  protocol          = "-1"
}

resource "aws_security_group_rule" "ipv6" {
  type              = "egress"
  security_group_id = aws_security_group.main.id
  ipv6_cidr_blocks  = ["2001:db8::/32"]
  prefix_list_ids   = [aws_ec2_managed_prefix_list.main.id]
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "ipv4" {
  security_group_id = aws_security_group.other.id
  cidr_ipv4         = "10.0.0.0/8"
  from_port         = 80
  to_port           = 80
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "ipv6" {
  security_group_id = aws_security_group.other.id
  cidr_ipv6         = "2001:db8::/32"
  from_port         = 80
  to_port           = 80
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "list" {
  security_group_id = aws_security_group.other.id
  prefix_list_id    = aws_ec2_managed_prefix_list.main.id
  from_port         = 80
  to_port           = 80
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_egress_rule" "ipv6" {
  security_group_id = aws_security_group.other.id
  cidr_ipv6         = "::/0"
  ip_protocol       = "-1"
}

resource "aws_vpc_security_group_egress_rule" "group" {
  security_group_id            = aws_security_group.other.id
  referenced_security_group_id = aws_security_group.main.id
  from_port                    = 5432
  to_port                      = 5432
  ip_protocol                  = "tcp"
}

resource "aws_vpc_security_group_egress_rule" "list" {
  security_group_id = aws_security_group.other.id
  prefix_list_id    = aws_ec2_managed_prefix_list.main.id
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"
}

resource "aws_vpc_endpoint" "interface" {
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.us-east-1.sqs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  subnet_ids          = [aws_subnet.main.id]
  security_group_ids  = [aws_security_group.main.id]

  dns_options {
    dns_record_ip_type                             = "ipv4"
    private_dns_only_for_inbound_resolver_endpoint = false
  }

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:*", Principal = "*", Resource = "*" }]
  })
}

resource "aws_flow_log" "bucket" {
  vpc_id                   = aws_vpc.main.id
  traffic_type             = "REJECT"
  log_destination_type     = "s3"
  log_destination          = aws_s3_bucket.flows.arn
  log_format               = "$${srcaddr} $${dstaddr}"
  max_aggregation_interval = 60

  destination_options {
    file_format                = "parquet"
    hive_compatible_partitions = true
    per_hour_partition         = true
  }
}

resource "aws_flow_log" "subnet" {
  subnet_id       = aws_subnet.main.id
  traffic_type    = "ALL"
  iam_role_arn    = "arn:aws:iam::123456789012:role/flows"
  log_destination = aws_cloudwatch_log_group.flows.arn
}

resource "aws_s3_bucket" "flows" {
  bucket = "networks-flows"
}

resource "aws_cloudwatch_log_group" "flows" {
  name = "networks"
}

resource "aws_network_acl" "main" {
  vpc_id = aws_vpc.other.id
}

resource "aws_network_acl_rule" "ping" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "icmp"
  icmp_type      = 8
  icmp_code      = -1
  cidr_block     = "10.0.0.0/8"
}

resource "aws_network_acl_rule" "ipv6" {
  network_acl_id  = aws_network_acl.main.id
  rule_number     = 110
  egress          = true
  rule_action     = "allow"
  protocol        = "tcp"
  from_port       = 443
  to_port         = 443
  ipv6_cidr_block = "::/0"
}
