# A complete site: network, load balancer, servers.

data "aws_availability_zones" "available" {
  state = "available"
}

locals {
  # Four address bits for each tier, so that a tier can have up to sixteen subnets.
  public_cidrs = cidrsubnets(cidrsubnet(var.cidr_block, 4, 0), 4, 4, 4)
  server_cidrs = cidrsubnets(cidrsubnet(var.cidr_block, 4, 1), 4, 4, 4)
  data_cidrs   = cidrsubnets(cidrsubnet(var.cidr_block, 4, 2), 4, 4, 4)
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr_block
  enable_dns_hostnames = true

  tags = {
    Name = var.name
  }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_subnet" "public" {
  count = length(local.public_cidrs)

  vpc_id                  = aws_vpc.this.id
  cidr_block              = local.public_cidrs[count.index]
  availability_zone       = element(data.aws_availability_zones.available.names, count.index)
  map_public_ip_on_launch = true

  tags = {
    Name = format("%s-public-%d", var.name, count.index + 1)
  }
}

resource "aws_subnet" "server" {
  count = length(local.server_cidrs)

  vpc_id            = aws_vpc.this.id
  cidr_block        = local.server_cidrs[count.index]
  availability_zone = element(data.aws_availability_zones.available.names, count.index)

  tags = {
    Name = format("%s-server-%d", var.name, count.index + 1)
  }
}

resource "aws_subnet" "data" {
  count = length(local.data_cidrs)

  vpc_id            = aws_vpc.this.id
  cidr_block        = local.data_cidrs[count.index]
  availability_zone = element(data.aws_availability_zones.available.names, count.index)

  tags = {
    Name = format("%s-data-%d", var.name, count.index + 1)
  }
}

resource "aws_eip" "nat" {
  domain     = "vpc"
  depends_on = [aws_internet_gateway.this]
}

resource "aws_nat_gateway" "this" {
  allocation_id = aws_eip.nat.allocation_id
  subnet_id     = aws_subnet.public[0].id
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.this.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.this.id
  }
}

resource "aws_route_table" "server" {
  vpc_id = aws_vpc.this.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.this.id
  }
}

resource "aws_route_table_association" "public" {
  count = length(aws_subnet.public)

  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "server" {
  count = length(aws_subnet.server)

  subnet_id      = aws_subnet.server[count.index].id
  route_table_id = aws_route_table.server.id
}
