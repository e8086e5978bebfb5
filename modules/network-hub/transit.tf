# Two route tables: connected networks see everything that propagates into theirs, isolated ones see the hub alone.

resource "aws_ec2_transit_gateway" "this" {
  description                     = "${var.name}: joins the hub and its spokes"
  amazon_side_asn                 = 64512
  auto_accept_shared_attachments  = "disable"
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
  dns_support                     = "enable"
  vpn_ecmp_support                = "enable"

  tags = {
    Name = var.name
  }
}

resource "aws_ec2_transit_gateway_vpc_attachment" "hub" {
  transit_gateway_id                              = aws_ec2_transit_gateway.this.id
  vpc_id                                          = module.hub.vpc_id
  subnet_ids                                      = values(module.hub.subnet_ids["transit"])
  appliance_mode_support                          = "enable"
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false

  tags = {
    Name = var.name
  }
}

resource "aws_ec2_transit_gateway_vpc_attachment" "spoke" {
  for_each = var.spokes

  transit_gateway_id                              = aws_ec2_transit_gateway.this.id
  vpc_id                                          = module.spoke[each.key].vpc_id
  subnet_ids                                      = values(module.spoke[each.key].subnet_ids["transit"])
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false

  tags = {
    Name = "${var.name}-${each.key}"
  }
}

resource "aws_ec2_transit_gateway_route_table" "this" {
  for_each = toset(["connected", "isolated"])

  transit_gateway_id = aws_ec2_transit_gateway.this.id

  tags = {
    Name = "${var.name}-${each.value}"
  }
}

resource "aws_ec2_transit_gateway_route_table_association" "hub" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.hub.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.this["connected"].id
}

resource "aws_ec2_transit_gateway_route_table_association" "spoke" {
  for_each = var.spokes

  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.spoke[each.key].id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.this[each.value.isolated ? "isolated" : "connected"].id
}

# Everyone's addresses go to the connected table, so the hub can answer; the hub's go to the isolated table as well.

resource "aws_ec2_transit_gateway_route_table_propagation" "spoke" {
  for_each = var.spokes

  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.spoke[each.key].id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.this["connected"].id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "hub" {
  for_each = aws_ec2_transit_gateway_route_table.this

  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.hub.id
  transit_gateway_route_table_id = each.value.id
}

resource "aws_ec2_transit_gateway_route" "internet" {
  for_each = aws_ec2_transit_gateway_route_table.this

  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.hub.id
  transit_gateway_route_table_id = each.value.id
}

resource "aws_ec2_transit_gateway_route" "no_loops" {
  for_each = aws_ec2_transit_gateway_route_table.this

  destination_cidr_block         = "10.0.0.0/8"
  blackhole                      = true
  transit_gateway_route_table_id = each.value.id
}

# Routes of the networks towards the transit gateway.

locals {
  spoke_routes = flatten([
    for name, spoke in module.spoke : [
      for tier, tables in spoke.route_table_ids : [
        for zone, route_table_id in tables : {
          key            = "${name}/${tier}/${zone}"
          route_table_id = route_table_id
        }
      ]
    ]
  ])

  hub_routes = merge([
    for tier, tables in module.hub.route_table_ids : {
      for pair in setproduct(keys(tables), keys(var.spokes)) : "${tier}/${pair[0]}/${pair[1]}" => {
        route_table_id = tables[pair[0]]
        cidr_block     = var.spokes[pair[1]].cidr_block
      }
    }
  ]...)
}

resource "aws_route" "spoke_out" {
  for_each = { for route in local.spoke_routes : route.key => route.route_table_id }

  route_table_id         = each.value
  destination_cidr_block = "0.0.0.0/0"
  transit_gateway_id     = aws_ec2_transit_gateway.this.id

  depends_on = [aws_ec2_transit_gateway_vpc_attachment.spoke]
}

resource "aws_route" "hub_to_spoke" {
  for_each = local.hub_routes

  route_table_id         = each.value.route_table_id
  destination_cidr_block = each.value.cidr_block
  transit_gateway_id     = aws_ec2_transit_gateway.this.id

  depends_on = [aws_ec2_transit_gateway_vpc_attachment.hub]
}

# The office is connected by VPN, if it has a gateway.

resource "aws_customer_gateway" "office" {
  count = var.vpn_peer_address != "" ? 1 : 0

  type       = "ipsec.1"
  bgp_asn    = 65010
  ip_address = var.vpn_peer_address

  tags = {
    Name = "${var.name}-office"
  }
}

resource "aws_vpn_connection" "office" {
  count = var.vpn_peer_address != "" ? 1 : 0

  type                = "ipsec.1"
  customer_gateway_id = aws_customer_gateway.office[0].id
  transit_gateway_id  = aws_ec2_transit_gateway.this.id
  static_routes_only  = true

  tags = {
    Name = "${var.name}-office"
  }
}
