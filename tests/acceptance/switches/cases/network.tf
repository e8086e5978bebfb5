# The usual network: gateways, subnets and routes by switches.
provider "aws" {
  region = "us-east-1"
}

data "aws_availability_zones" "here" {
  state = "available"
}

variable "enable_nat" {
  type    = bool
  default = true
}

variable "single_nat" {
  type    = bool
  default = true
}

variable "flow_logs" {
  type    = bool
  default = false
}

locals {
  azs  = slice(data.aws_availability_zones.here.names, 0, 2)
  nats = var.enable_nat ? (var.single_nat ? 1 : 2) : 0
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  availability_zone = local.azs[count.index]
}

resource "aws_subnet" "private" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index + 10)
  availability_zone = local.azs[count.index]
}

resource "aws_eip" "nat" {
  count      = local.nats
  domain     = "vpc"
  depends_on = [aws_internet_gateway.main]
}

resource "aws_nat_gateway" "main" {
  count         = local.nats
  allocation_id = aws_eip.nat[count.index].id
  subnet_id     = aws_subnet.public[count.index].id
}

resource "aws_route_table" "private" {
  count  = 2
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "nat" {
  count                  = var.enable_nat ? 2 : 0
  route_table_id         = aws_route_table.private[count.index].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main[var.single_nat ? 0 : count.index].id
}

resource "aws_route_table_association" "private" {
  count          = 2
  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private[count.index].id
  depends_on     = [aws_route.nat]
}

resource "aws_cloudwatch_log_group" "flow" {
  count = var.flow_logs ? 1 : 0
  name  = "/flow"
}

resource "aws_iam_role" "flow" {
  count = var.flow_logs ? 1 : 0
  name  = "flow"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "vpc-flow-logs.amazonaws.com" } }]
  })
}

resource "aws_flow_log" "main" {
  count           = var.flow_logs ? 1 : 0
  vpc_id          = aws_vpc.main.id
  traffic_type    = "ALL"
  log_destination = aws_cloudwatch_log_group.flow[0].arn
  iam_role_arn    = aws_iam_role.flow[0].arn
}

output "nat_ips" {
  value = aws_eip.nat[*].public_ip
}

output "first_nat" {
  value = element(concat(aws_nat_gateway.main[*].id, [""]), 0)
}
