# refused: enable_network_address_usage_metrics
resource "aws_vpc" "vpc_enable_network_address_usage_metrics" {
  cidr_block                           = "10.0.0.0/16"
  enable_network_address_usage_metrics = true
}

# refused: customer_owned_ipv4_pool
# refused: map_customer_owned_ip_on_launch
resource "aws_subnet" "subnet_customer_owned_ipv4_pool" {
  customer_owned_ipv4_pool        = "example"
  ipv6_cidr_block                 = "2001:db8:1234:1a00::/64"
  map_customer_owned_ip_on_launch = true
  outpost_arn                     = "arn:aws:iam::123456789012:role/example"
  vpc_id                          = "vpc-0123456789abcdef0"
}

# refused: map_customer_owned_ip_on_launch
# refused: customer_owned_ipv4_pool
resource "aws_subnet" "subnet_map_customer_owned_ip_on_launch" {
  customer_owned_ipv4_pool        = "example"
  ipv6_cidr_block                 = "2001:db8:1234:1a00::/64"
  map_customer_owned_ip_on_launch = true
  outpost_arn                     = "arn:aws:iam::123456789012:role/example"
  vpc_id                          = "vpc-0123456789abcdef0"
}

# refused: customer_owned_ipv4_pool
resource "aws_eip" "eip_customer_owned_ipv4_pool" {
  customer_owned_ipv4_pool = "example"
}

# refused: route_table_id
# refused: vpc_id
resource "aws_main_route_table_association" "main_route_table_association" {
  route_table_id = "rtb-0123456789abcdef0"
  vpc_id         = "vpc-0123456789abcdef0"
}

# refused: default_route_table_id
# refused: propagating_vgws
# refused: route
# refused: tags
resource "aws_default_route_table" "default_route_table" {
  default_route_table_id = "rtb-0123456789abcdef0"
  propagating_vgws       = ["example"]
  route                  = [{ cidr_block = "10.0.0.0/16", core_network_arn = "arn:aws:iam::123456789012:role/example", destination_prefix_list_id = "pl-0123456789abcdef0", egress_only_gateway_id = "eigw-0123456789abcdef0", gateway_id = "igw-0123456789abcdef0", instance_id = "i-0123456789abcdef0", ipv6_cidr_block = "2001:db8:1234:1a00::/64", nat_gateway_id = "nat-0123456789abcdef0", network_interface_id = "eni-0123456789abcdef0", transit_gateway_id = "tgw-0123456789abcdef0", vpc_endpoint_id = "vpce-0123456789abcdef0", vpc_peering_connection_id = "pcx-0123456789abcdef0" }]
  tags                   = { Name = "example" }
}

# refused: accepter
resource "aws_vpc_peering_connection" "vpc_peering_connection_accepter" {
  peer_vpc_id = "vpc-0123456789abcdef0"
  vpc_id      = "vpc-0123456789abcdef0"
  accepter {
    allow_remote_vpc_dns_resolution = true
  }
}

# refused: requester
resource "aws_vpc_peering_connection" "vpc_peering_connection_requester" {
  peer_vpc_id = "vpc-0123456789abcdef0"
  vpc_id      = "vpc-0123456789abcdef0"
  requester {
    allow_remote_vpc_dns_resolution = true
  }
}

# refused: accepter
resource "aws_vpc_peering_connection_accepter" "vpc_peering_connection_accepter_accepter" {
  vpc_peering_connection_id = "pcx-0123456789abcdef0"
  accepter {
    allow_remote_vpc_dns_resolution = true
  }
}

# refused: requester
resource "aws_vpc_peering_connection_accepter" "vpc_peering_connection_accepter_requester" {
  vpc_peering_connection_id = "pcx-0123456789abcdef0"
  requester {
    allow_remote_vpc_dns_resolution = true
  }
}

# refused: accepter
resource "aws_vpc_peering_connection_options" "vpc_peering_connection_options_accepter" {
  vpc_peering_connection_id = "pcx-0123456789abcdef0"
  accepter {
    allow_remote_vpc_dns_resolution = true
  }
}

# refused: requester
resource "aws_vpc_peering_connection_options" "vpc_peering_connection_options_requester" {
  vpc_peering_connection_id = "pcx-0123456789abcdef0"
  requester {
    allow_remote_vpc_dns_resolution = true
  }
}

# refused: auto_accept
resource "aws_vpc_endpoint" "vpc_endpoint_auto_accept" {
  auto_accept = true
  vpc_id      = "vpc-0123456789abcdef0"
}

# refused: subnet_configuration
resource "aws_vpc_endpoint" "vpc_endpoint_subnet_configuration" {
  vpc_id = "vpc-0123456789abcdef0"
  subnet_configuration {
  }
}

# refused: default_network_acl_id
# refused: egress
# refused: ingress
# refused: subnet_ids
# refused: tags
resource "aws_default_network_acl" "default_network_acl" {
  default_network_acl_id = "acl-0123456789abcdef0"
  subnet_ids             = ["subnet-0123456789abcdef0"]
  tags                   = { Name = "example" }
  egress {
    action    = "allow"
    from_port = 1
    protocol  = "-1"
    rule_no   = 1
    to_port   = 1
  }
  ingress {
    action    = "allow"
    from_port = 1
    protocol  = "-1"
    rule_no   = 1
    to_port   = 1
  }
}

# refused: private_dns_name
resource "aws_vpc_endpoint_service" "vpc_endpoint_service_private_dns_name" {
  acceptance_required = true
  private_dns_name    = "vpc-endpoint-service"
}

# refused: assign_generated_ipv6_cidr_block
resource "aws_default_vpc" "default_vpc_assign_generated_ipv6_cidr_block" {
  assign_generated_ipv6_cidr_block = true
}

# refused: enable_dns_hostnames
resource "aws_default_vpc" "default_vpc_enable_dns_hostnames" {
  enable_dns_hostnames = false
}

# refused: enable_dns_support
resource "aws_default_vpc" "default_vpc_enable_dns_support" {
  enable_dns_support = false
}

# refused: enable_network_address_usage_metrics
resource "aws_default_vpc" "default_vpc_enable_network_address_usage_metrics" {
  enable_network_address_usage_metrics = true
}

# refused: ipv6_cidr_block
# refused: ipv6_ipam_pool_id
resource "aws_default_vpc" "default_vpc_ipv6_cidr_block" {
  ipv6_cidr_block   = "2600:1f18:1234:5600::/56"
  ipv6_ipam_pool_id = "ipam-pool-0123456789abcdef0"
}

# refused: ipv6_cidr_block_network_border_group
# refused: assign_generated_ipv6_cidr_block
resource "aws_default_vpc" "default_vpc_ipv6_cidr_block_network_border_group" {
  assign_generated_ipv6_cidr_block     = true
  ipv6_cidr_block_network_border_group = "2001:db8:1234:1a00::/64"
}

# refused: ipv6_ipam_pool_id
resource "aws_default_vpc" "default_vpc_ipv6_ipam_pool_id" {
  ipv6_ipam_pool_id = "ipam-pool-0123456789abcdef0"
}

# refused: ipv6_netmask_length
# refused: ipv6_ipam_pool_id
resource "aws_default_vpc" "default_vpc_ipv6_netmask_length" {
  ipv6_ipam_pool_id   = "ipam-pool-0123456789abcdef0"
  ipv6_netmask_length = "44"
}

# refused: assign_ipv6_address_on_creation
resource "aws_default_subnet" "default_subnet_assign_ipv6_address_on_creation" {
  assign_ipv6_address_on_creation = true
  availability_zone               = "us-east-1a"
}

# refused: enable_dns64
resource "aws_default_subnet" "default_subnet_enable_dns64" {
  availability_zone = "us-east-1a"
  enable_dns64      = true
}

# refused: enable_resource_name_dns_a_record_on_launch
resource "aws_default_subnet" "default_subnet_enable_resource_name_dns_a_record_on_launch" {
  availability_zone                           = "us-east-1a"
  enable_resource_name_dns_a_record_on_launch = true
}

# refused: enable_resource_name_dns_aaaa_record_on_launch
resource "aws_default_subnet" "default_subnet_enable_resource_name_dns_aaaa_record_on_launch" {
  availability_zone                              = "us-east-1a"
  enable_resource_name_dns_aaaa_record_on_launch = true
}

# refused: ipv6_cidr_block
resource "aws_default_subnet" "default_subnet_ipv6_cidr_block" {
  availability_zone = "us-east-1a"
  ipv6_cidr_block   = "2001:db8:1234:1a00::/64"
}

# refused: ipv6_native
resource "aws_default_subnet" "default_subnet_ipv6_native" {
  availability_zone = "us-east-1a"
  ipv6_native       = true
}

# refused: map_public_ip_on_launch
resource "aws_default_subnet" "default_subnet_map_public_ip_on_launch" {
  availability_zone       = "us-east-1a"
  map_public_ip_on_launch = false
}

# refused: private_dns_hostname_type_on_launch
resource "aws_default_subnet" "default_subnet_private_dns_hostname_type_on_launch" {
  availability_zone                   = "us-east-1a"
  private_dns_hostname_type_on_launch = "resource-name"
}
