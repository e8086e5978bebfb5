# The three ways in which Terraform writes the rules of a security group, each where it is at its best: inline for a closed set, one
# resource a rule where others add rules, and the older form of that for a rule over a list of ranges.

resource "aws_security_group" "endpoints" {
  name        = "${var.name}-endpoints"
  description = "HTTPS to the interface endpoints"
  vpc_id      = module.hub.vpc_id

  dynamic "ingress" {
    for_each = concat([var.hub_cidr], [for spoke in var.spokes : spoke.cidr_block])

    content {
      description = "HTTPS from ${ingress.value}"
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }

  tags = {
    Name = "${var.name}-endpoints"
  }
}

resource "aws_security_group" "resolver" {
  name        = "${var.name}-resolver"
  description = "DNS for the spokes"
  vpc_id      = module.hub.vpc_id

  tags = {
    Name = "${var.name}-resolver"
  }
}

resource "aws_vpc_security_group_ingress_rule" "resolver" {
  for_each = {
    for pair in setproduct(["tcp", "udp"], keys(var.spokes)) : join("-", pair) => {
      protocol   = pair[0]
      cidr_block = var.spokes[pair[1]].cidr_block
    }
  }

  security_group_id = aws_security_group.resolver.id
  description       = "DNS over ${each.value.protocol}"
  cidr_ipv4         = each.value.cidr_block
  ip_protocol       = each.value.protocol
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "resolver" {
  security_group_id = aws_security_group.resolver.id
  description       = "Anywhere"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

resource "aws_security_group" "bastion" {
  name        = "${var.name}-bastion"
  description = "Maintenance from the offices"
  vpc_id      = module.hub.vpc_id

  tags = {
    Name = "${var.name}-bastion"
  }
}

resource "aws_security_group_rule" "bastion_ssh" {
  security_group_id = aws_security_group.bastion.id
  type              = "ingress"
  description       = "SSH from the offices"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = var.office_cidrs
}

resource "aws_security_group_rule" "bastion_self" {
  security_group_id = aws_security_group.bastion.id
  type              = "ingress"
  description       = "Among themselves"
  from_port         = 0
  to_port           = 65535
  protocol          = "tcp"
  self              = true
}

resource "aws_security_group_rule" "bastion_to_endpoints" {
  security_group_id        = aws_security_group.bastion.id
  type                     = "egress"
  description              = "HTTPS to the endpoints"
  from_port                = 443
  to_port                  = 443
  protocol                 = "tcp"
  source_security_group_id = aws_security_group.endpoints.id
}

# Network ACLs: the transit subnets by separate rules from a table, the public ones inline.

locals {
  # direction, number, protocol, first port, last port, range
  transit_rules = {
    in_spokes  = [false, 100, "-1", 0, 0, "10.0.0.0/8"]
    in_return  = [false, 200, "tcp", 1024, 65535, "0.0.0.0/0"]
    out_anyone = [true, 100, "-1", 0, 0, "0.0.0.0/0"]
  }
}

resource "aws_network_acl" "transit" {
  vpc_id = module.hub.vpc_id

  tags = {
    Name = "${var.name}-transit"
  }
}

resource "aws_network_acl_rule" "transit" {
  for_each = local.transit_rules

  network_acl_id = aws_network_acl.transit.id
  egress         = each.value[0]
  rule_number    = each.value[1]
  protocol       = each.value[2]
  from_port      = each.value[3]
  to_port        = each.value[4]
  cidr_block     = each.value[5]
  rule_action    = "allow"
}

resource "aws_network_acl_association" "transit" {
  for_each = module.hub.subnet_ids["transit"]

  network_acl_id = aws_network_acl.transit.id
  subnet_id      = each.value
}

resource "aws_network_acl" "public" {
  vpc_id     = module.hub.vpc_id
  subnet_ids = values(module.hub.subnet_ids["public"])

  ingress {
    rule_no    = 90
    action     = "deny"
    protocol   = "tcp"
    from_port  = 3389
    to_port    = 3389
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }

  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }

  tags = {
    Name = "${var.name}-public"
  }
}
