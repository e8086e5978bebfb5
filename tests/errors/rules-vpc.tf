# What a VPC brings along, and what CloudFormation decides by itself, is refused where it is asked for.
provider "aws" {
  region = "us-east-1"
}

resource "aws_vpc" "main" {
  cidr_block                           = "10.0.0.0/16"
  enable_network_address_usage_metrics = true # expect: TC5003 error "enable_network_address_usage_metrics"
}

# expect: TC5010 error "aws_default_security_group.main"
resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_default_network_acl" "main" {
  default_network_acl_id = aws_vpc.main.default_network_acl_id # expect: TC5003 error "default_network_acl_id"
}

resource "aws_main_route_table_association" "main" {
  vpc_id         = aws_vpc.main.id # expect: TC5003 error "vpc_id"
  route_table_id = "rtb-12345678"  # expect: TC5003 error "route_table_id"
}

resource "aws_vpc_peering_connection_accepter" "main" {
  vpc_peering_connection_id = "pcx-12345678"
  tags                      = { Side = "Accepter" } # expect: TC5021 warning "tags"

  # expect: TC5003 error "accepter"
  accepter {
    allow_remote_vpc_dns_resolution = true
  }

  requester {
    allow_remote_vpc_dns_resolution = false
  }
}

# expect: TC5010 error "aws_security_group.default_vpc"
resource "aws_security_group" "default_vpc" {
}

resource "aws_ec2_transit_gateway" "main" {
}

# expect: TC5010 error "aws_ec2_transit_gateway_vpc_attachment.main"
resource "aws_ec2_transit_gateway_vpc_attachment" "main" {
  transit_gateway_id                              = aws_ec2_transit_gateway.main.id
  vpc_id                                          = aws_vpc.main.id
  subnet_ids                                      = ["subnet-12345678"]
  transit_gateway_default_route_table_association = false
}

resource "aws_vpc_security_group_egress_rule" "tagged" {
  security_group_id = "sg-12345678"
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
  tags              = { Name = "tagged" } # expect: TC5021 warning "tags"
}
