# refused: transit_gateway_attachment_id
# refused: transit_gateway_default_route_table_association
# refused: transit_gateway_default_route_table_propagation
resource "aws_ec2_transit_gateway_vpc_attachment_accepter" "ec2_transit_gateway_vpc_attachment_accepter" {
  transit_gateway_attachment_id                   = "tgw-attach-0123456789abcdef0"
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
}

# refused: replace_existing_association
resource "aws_ec2_transit_gateway_route_table_association" "ec2_transit_gateway_route_table_association_replace_existing_association" {
  replace_existing_association   = true
  transit_gateway_attachment_id  = "tgw-attach-0123456789abcdef0"
  transit_gateway_route_table_id = "tgw-rtb-0123456789abcdef0"
}

# refused: transit_gateway_id
# refused: transit_gateway_route_table_id
resource "aws_ec2_transit_gateway_default_route_table_association" "ec2_transit_gateway_default_route_table_association" {
  transit_gateway_id             = "tgw-0123456789abcdef0"
  transit_gateway_route_table_id = "tgw-rtb-0123456789abcdef0"
}

# refused: transit_gateway_id
# refused: transit_gateway_route_table_id
resource "aws_ec2_transit_gateway_default_route_table_propagation" "ec2_transit_gateway_default_route_table_propagation" {
  transit_gateway_id             = "tgw-0123456789abcdef0"
  transit_gateway_route_table_id = "tgw-rtb-0123456789abcdef0"
}

# refused: blackhole
# refused: prefix_list_id
# refused: transit_gateway_attachment_id
# refused: transit_gateway_route_table_id
resource "aws_ec2_transit_gateway_prefix_list_reference" "ec2_transit_gateway_prefix_list_reference" {
  blackhole                      = true
  prefix_list_id                 = "pl-0123456789abcdef0"
  transit_gateway_attachment_id  = "tgw-attach-0123456789abcdef0"
  transit_gateway_route_table_id = "tgw-rtb-0123456789abcdef0"
}

# refused: tags
# refused: transit_gateway_id
resource "aws_ec2_transit_gateway_policy_table" "ec2_transit_gateway_policy_table" {
  tags               = { Name = "example" }
  transit_gateway_id = "tgw-0123456789abcdef0"
}

# refused: transit_gateway_attachment_id
# refused: transit_gateway_policy_table_id
resource "aws_ec2_transit_gateway_policy_table_association" "ec2_transit_gateway_policy_table_association" {
  transit_gateway_attachment_id   = "tgw-attach-0123456789abcdef0"
  transit_gateway_policy_table_id = "tgw-0123456789abcdef0"
}

# refused: options
resource "aws_ec2_transit_gateway_peering_attachment" "ec2_transit_gateway_peering_attachment_options" {
  peer_region             = "us-east-1"
  peer_transit_gateway_id = "tgw-0123456789abcdef0"
  transit_gateway_id      = "tgw-0123456789abcdef0"
  options {
    dynamic_routing = "enable"
  }
}

# refused: transit_gateway_attachment_id
resource "aws_ec2_transit_gateway_peering_attachment_accepter" "ec2_transit_gateway_peering_attachment_accepter" {
  transit_gateway_attachment_id = "tgw-attach-0123456789abcdef0"
}

# refused: bgp_asn
resource "aws_ec2_transit_gateway_connect_peer" "ec2_transit_gateway_connect_peer_bgp_asn" {
  bgp_asn                       = "64512"
  inside_cidr_blocks            = ["169.254.10.0/29"]
  peer_address                  = "10.0.1.10"
  transit_gateway_attachment_id = "tgw-attach-0123456789abcdef0"
}
