# What comes from pools, and what lives on hosts, in outposts, in wavelength zones and in other regions.
resource "aws_vpc" "pools" {
  ipv4_ipam_pool_id   = "ipam-pool-0123456789abcdef0"
  ipv4_netmask_length = 20
  ipv6_ipam_pool_id   = "ipam-pool-0123456789abcdef6"
  ipv6_netmask_length = 56
  tags                = { Name = "pools" }
}

resource "aws_vpc" "block" {
  cidr_block        = "10.94.0.0/16"
  ipv6_ipam_pool_id = "ipam-pool-0123456789abcdef6"
  ipv6_cidr_block   = "2600:1f18:5678:2b00::/56"
  tags              = { Name = "block" }
}

resource "aws_vpc" "border" {
  cidr_block                           = "10.93.0.0/16"
  assign_generated_ipv6_cidr_block     = true
  ipv6_cidr_block_network_border_group = "us-east-1-wl1"
  tags                                 = { Name = "border" }
}

resource "aws_subnet" "native" {
  vpc_id                                         = aws_vpc.block.id
  availability_zone                              = "us-east-1b"
  ipv6_native                                    = true
  ipv6_cidr_block                                = "2600:1f18:5678:2b01::/64"
  assign_ipv6_address_on_creation                = true
  enable_resource_name_dns_aaaa_record_on_launch = true
  tags                                           = { Name = "native" }
}

resource "aws_subnet" "outpost" {
  vpc_id            = aws_vpc.block.id
  availability_zone = "us-east-1a"
  cidr_block        = "10.94.0.0/24"
  outpost_arn       = "arn:aws:outposts:us-east-1:123456789012:outpost/op-0123456789abcdef0"
  tags              = { Name = "outpost" }
}

resource "aws_ebs_volume" "outpost" {
  availability_zone = "us-east-1a"
  size              = 8
  outpost_arn       = "arn:aws:outposts:us-east-1:123456789012:outpost/op-0123456789abcdef0"
  tags              = { Name = "outpost" }
}

# --- addresses ----------------------------------------------------------------------------------------------------------

resource "aws_eip" "own" {
  domain  = "vpc"
  address = "198.51.100.10"
  tags    = { Name = "own" }
}

resource "aws_eip" "pool" {
  domain       = "vpc"
  ipam_pool_id = "ipam-pool-0123456789abcdef0"
  tags         = { Name = "pool" }
}

resource "aws_eip" "server" {
  vpc      = true
  instance = aws_instance.by_name.id
  tags     = { Name = "server" }
}

resource "aws_eip" "interface" {
  domain                    = "vpc"
  network_interface         = aws_network_interface.lists.id
  associate_with_private_ip = "10.90.0.80"
  tags                      = { Name = "interface" }
}

# --- hosts --------------------------------------------------------------------------------------------------------------

resource "aws_instance" "host" {
  ami           = "ami-12c6146b"
  instance_type = "c5.large"
  subnet_id     = aws_subnet.main.id
  tenancy       = "host"
  host_id       = "h-0123456789abcdef0"
  tags          = { Name = "host" }

  # Which has no credits: Terraform does not send them.
  credit_specification {
    cpu_credits = "standard"
  }
}

resource "aws_instance" "hosts" {
  ami                     = "ami-12c6146b"
  instance_type           = "c5.large"
  subnet_id               = aws_subnet.main.id
  tenancy                 = "host"
  host_resource_group_arn = "arn:aws:resource-groups:us-east-1:123456789012:group/hosts"
  tags                    = { Name = "hosts" }
}

resource "aws_security_group" "named" {
  name        = "networks-named"
  description = "What is in the default network"

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "named" {
  ami             = "ami-12c6146b"
  instance_type   = "c5.large"
  security_groups = [aws_security_group.named.name]
  tags            = { Name = "named" }
}

# --- routes and endpoints -----------------------------------------------------------------------------------------------

resource "aws_ec2_carrier_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "carrier" }
}

resource "aws_route" "carrier" {
  route_table_id         = aws_route_table.routes.id
  destination_cidr_block = "10.96.0.0/16"
  carrier_gateway_id     = aws_ec2_carrier_gateway.main.id
}

resource "aws_vpc_endpoint" "inspection" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"
  vpc_endpoint_type = "GatewayLoadBalancer"
  subnet_ids        = [aws_subnet.main.id]
}

resource "aws_route" "inspection" {
  route_table_id         = aws_route_table.routes.id
  destination_cidr_block = "10.97.0.0/16"
  vpc_endpoint_id        = aws_vpc_endpoint.inspection.id
}

resource "aws_vpc_endpoint" "resource" {
  vpc_id                     = aws_vpc.main.id
  vpc_endpoint_type          = "Resource"
  resource_configuration_arn = "arn:aws:vpc-lattice:us-east-1:123456789012:resourceconfiguration/rcfg-0123456789abcdef0"
  subnet_ids                 = [aws_subnet.main.id]
}

resource "aws_vpc_endpoint" "services" {
  vpc_id              = aws_vpc.main.id
  vpc_endpoint_type   = "ServiceNetwork"
  service_network_arn = "arn:aws:vpc-lattice:us-east-1:123456789012:servicenetwork/sn-0123456789abcdef0"
  subnet_ids          = [aws_subnet.main.id]
}

resource "aws_vpc_endpoint" "region" {
  vpc_id            = aws_vpc.main.id
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef1"
  service_region    = "eu-west-1"
  subnet_ids        = [aws_subnet.main.id]
}

# --- flow logs ----------------------------------------------------------------------------------------------------------

resource "aws_flow_log" "interface" {
  eni_id         = aws_network_interface.address.id
  traffic_type   = "ACCEPT"
  iam_role_arn   = "arn:aws:iam::123456789012:role/flows"
  log_group_name = aws_cloudwatch_log_group.flows.name
}

resource "aws_flow_log" "transit_gateway" {
  transit_gateway_id         = aws_ec2_transit_gateway.main.id
  max_aggregation_interval   = 60
  log_destination_type       = "kinesis-data-firehose"
  log_destination            = "arn:aws:firehose:us-east-1:123456789012:deliverystream/flows"
  deliver_cross_account_role = "arn:aws:iam::123456789012:role/deliver"
}

resource "aws_flow_log" "transit_gateway_attachment" {
  transit_gateway_attachment_id = aws_ec2_transit_gateway_vpc_attachment.main.id
  max_aggregation_interval      = 60
  log_destination_type          = "s3"
  log_destination               = aws_s3_bucket.flows.arn
}
