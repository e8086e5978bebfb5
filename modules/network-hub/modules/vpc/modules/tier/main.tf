# One subnet in each zone, with a route table of its own, so that traffic can stay in its zone. The caller adds the routes.

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "vpc_id" {
  description = "VPC of the subnets"
  type        = string
}

variable "cidr_block" {
  description = "Address range of the tier"
  type        = string
}

variable "newbits" {
  description = "Bits by which a subnet's prefix is longer than the tier's"
  type        = number
}

variable "zones" {
  description = "One name for each availability zone, in the order in which they take address blocks"
  type        = list(string)
}

variable "public" {
  description = "Whether instances get public addresses"
  type        = bool
}

data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_subnet" "this" {
  for_each = { for index, zone in var.zones : zone => index }

  vpc_id                  = var.vpc_id
  availability_zone       = data.aws_availability_zones.available.names[each.value]
  cidr_block              = cidrsubnet(var.cidr_block, var.newbits, each.value)
  map_public_ip_on_launch = var.public

  tags = {
    Name = "${var.name}-${each.key}"
  }
}

resource "aws_route_table" "this" {
  for_each = toset(var.zones)

  vpc_id = var.vpc_id

  tags = {
    Name = "${var.name}-${each.value}"
  }
}

resource "aws_route_table_association" "this" {
  for_each = aws_subnet.this

  subnet_id      = each.value.id
  route_table_id = aws_route_table.this[each.key].id
}

output "subnet_ids" {
  description = "IDs of the subnets, by zone"
  value       = { for zone, subnet in aws_subnet.this : zone => subnet.id }
}

output "route_table_ids" {
  description = "IDs of the route tables, by zone"
  value       = { for zone, table in aws_route_table.this : zone => table.id }
}
