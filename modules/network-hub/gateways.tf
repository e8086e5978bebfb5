# The way to the internet: an internet gateway, and a NAT gateway in each zone.

resource "aws_internet_gateway" "this" {
  vpc_id = module.hub.vpc_id

  tags = {
    Name = var.name
  }
}

resource "aws_eip" "nat" {
  for_each = toset(var.zones)

  domain = "vpc"

  tags = {
    Name = "${var.name}-${each.value}"
  }
}

resource "aws_nat_gateway" "this" {
  for_each = aws_eip.nat

  allocation_id     = each.value.allocation_id
  subnet_id         = module.hub.subnet_ids["public"][each.key]
  connectivity_type = "public"

  tags = {
    Name = "${var.name}-${each.key}"
  }

  depends_on = [aws_internet_gateway.this]
}

resource "aws_route" "public_internet" {
  for_each = module.hub.route_table_ids["public"]

  route_table_id         = each.value
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

# Each zone uses its own NAT gateway: the loss of a zone stays in the zone, and traffic between zones is not free.
resource "aws_route" "out" {
  for_each = {
    for pair in setproduct(["services", "transit"], var.zones) : join("/", pair) => {
      tier = pair[0]
      zone = pair[1]
    }
  }

  route_table_id         = module.hub.route_table_ids[each.value.tier][each.value.zone]
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[each.value.zone].id
}
