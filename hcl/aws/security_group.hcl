# Security groups and their rules, which Terraform writes in three styles.
#
# - A rule of CloudFormation has one peer (an address range, a prefix list or a group); Terraform's older forms list many in one.
# - Ports belong to TCP, UDP and ICMP; for other protocols Terraform wants them as well, and AWS ignores them.
# - Terraform removes the rule with which AWS lets everything out of a new group, CloudFormation keeps it unless another rule is given.
#   A rule that leads nowhere takes its place.
# - A rule inside a group cannot refer to its own group in CloudFormation, so `self` becomes a resource of its own.

shape "security_group_traffic" {
  value = merge(
    contains(["1", "6", "17", "icmp", "tcp", "udp"], lower(item.protocol)) || contains(["58", "icmpv6"], lower(item.protocol)) && item.from_port != -1 ? { FromPort = item.from_port, ToPort = item.to_port } : null,
    { IpProtocol = lower(item.protocol) == "all" ? "-1" : lower(item.protocol) }
  )
}

shape "security_group_inline_rule" {
  value = merge(one(security_group_traffic([item])), { Description = item.description == "" ? null : item.description })
}

rule "aws_security_group" {
  type = "AWS::EC2::SecurityGroup"

  properties = {
    GroupDescription = self.description != null ? self.description : "Managed by Terraform"
    GroupName        = physical_name(self.name, self.name_prefix)
    Tags             = tags(self.tags)
    VpcId            = self.vpc_id

    SecurityGroupIngress = flatten([for r in self.ingress : [for peer in concat(
      [for c in r.cidr_blocks != null ? r.cidr_blocks : [] : { CidrIp = c }],
      [for c in r.ipv6_cidr_blocks != null ? r.ipv6_cidr_blocks : [] : { CidrIpv6 = c }],
      [for p in r.prefix_list_ids != null ? r.prefix_list_ids : [] : { SourcePrefixListId = p }],
      [for g in r.security_groups != null ? r.security_groups : [] : { SourceSecurityGroupId = g }],
    ) : merge(peer, one(security_group_inline_rule([r])))]])

    # A group without a VPC of its own belongs to the default VPC, and CloudFormation takes no outgoing rules for it.
    SecurityGroupEgress = self.vpc_id == null ? (
      length(self.egress) == 1 && length([for r in self.egress : r if contains(["-1", "all"], lower(r.protocol)) && contains(r.cidr_blocks != null ? r.cidr_blocks : [], "0.0.0.0/0")]) == 1 ? null
      : fail("CloudFormation lets everything out of a group in the default VPC: set `vpc_id`, or allow all outgoing traffic")
      ) : concat(
      flatten([for r in self.egress : [for peer in concat(
        [for c in r.cidr_blocks != null ? r.cidr_blocks : [] : { CidrIp = c }],
        [for c in r.ipv6_cidr_blocks != null ? r.ipv6_cidr_blocks : [] : { CidrIpv6 = c }],
        [for p in r.prefix_list_ids != null ? r.prefix_list_ids : [] : { DestinationPrefixListId = p }],
        [for g in r.security_groups != null ? r.security_groups : [] : { DestinationSecurityGroupId = g }],
      ) : merge(peer, one(security_group_inline_rule([r])))]]),
      [for none in length(flatten([for r in self.egress : [for l in [r.cidr_blocks, r.ipv6_cidr_blocks, r.prefix_list_ids, r.security_groups] : l != null ? l : []]])) == 0 ? ["127.0.0.1/32"] : [] : {
        CidrIp      = none
        Description = "Nothing may leave, except by other rules"
        IpProtocol  = "-1"
      }],
    )
  }

  also "security_group_ingress_self" {
    type     = "AWS::EC2::SecurityGroupIngress"
    for_each = [for r in self.ingress : r if r.self == true]

    properties = merge(one(security_group_inline_rule([each.value])), { GroupId = getatt("GroupId"), SourceSecurityGroupId = getatt("GroupId") })
  }

  also "security_group_egress_self" {
    type     = "AWS::EC2::SecurityGroupEgress"
    for_each = [for r in self.egress : r if r.self == true]

    properties = merge(one(security_group_inline_rule([each.value])), { GroupId = getatt("GroupId"), DestinationSecurityGroupId = getatt("GroupId") })
  }

  # Ref is an ID or a name, depending on the VPC; the attribute is always the ID.
  attributes = {
    id       = getatt("GroupId")
    arn      = arn("ec2", region(), account(), "security-group/${getatt("GroupId")}")
    owner_id = account()
    vpc_id   = self.vpc_id != null ? self.vpc_id : getatt("VpcId")
  }

  # It makes Terraform empty the group before it deletes it.
  no_effect = ["revoke_rules_on_delete"]
}

rule "aws_default_security_group" {
  when     = fail("CloudFormation cannot manage the default security group, which AWS creates with the VPC: make a group of your own (aws_security_group) and name it wherever one is used")
  absorbed = "CloudFormation leaves the default security group of a VPC as it is"

  unsupported = {
    egress  = "CloudFormation cannot manage the default security group of a VPC"
    ingress = "CloudFormation cannot manage the default security group of a VPC"
    tags    = "CloudFormation cannot manage the default security group of a VPC"
    vpc_id  = "CloudFormation cannot manage the default security group of a VPC"
  }

  no_effect = ["revoke_rules_on_delete"]
}

# --- rules with one peer ------------------------------------------------------------------------------------------------

shape "security_group_one_peer" {
  value = merge(
    contains(["1", "6", "17", "icmp", "tcp", "udp"], lower(item.ip_protocol)) || contains(["58", "icmpv6"], lower(item.ip_protocol)) && item.from_port != -1 ? { FromPort = item.from_port, ToPort = item.to_port } : null,
    {
      CidrIp      = item.cidr_ipv4
      CidrIpv6    = item.cidr_ipv6
      Description = item.description
      GroupId     = item.security_group_id
      IpProtocol  = lower(item.ip_protocol)
  })
}

rule "aws_vpc_security_group_ingress_rule" {
  type = "AWS::EC2::SecurityGroupIngress"

  properties = merge(one(security_group_one_peer([self])), {
    SourcePrefixListId    = self.prefix_list_id
    SourceSecurityGroupId = self.referenced_security_group_id
  })

  attributes = {
    id                     = getatt("Id")
    arn                    = arn("ec2", region(), account(), "security-group-rule/${getatt("Id")}")
    security_group_rule_id = getatt("Id")
  }

  # Without an effect for protocols that have no ports.
  no_effect = ["from_port", "to_port"]

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag the rules of security groups: remove the tags" }
  }
}

rule "aws_vpc_security_group_egress_rule" {
  type = "AWS::EC2::SecurityGroupEgress"

  properties = merge(one(security_group_one_peer([self])), {
    DestinationPrefixListId    = self.prefix_list_id
    DestinationSecurityGroupId = self.referenced_security_group_id
  })

  attributes = {
    id                     = getatt("Id")
    arn                    = arn("ec2", region(), account(), "security-group-rule/${getatt("Id")}")
    security_group_rule_id = getatt("Id")
  }

  # Without an effect for protocols that have no ports.
  no_effect = ["from_port", "to_port"]

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag the rules of security groups: remove the tags" }
  }
}

# --- rules with many peers ----------------------------------------------------------------------------------------------

shape "security_group_rule" {
  value = merge(one(security_group_traffic([item])), { Description = item.description, GroupId = item.security_group_id })
}

# The first peer makes the main resource, so that the usual rule with one peer is one resource.
rule "aws_security_group_rule" {
  when = self.type == "ingress"
  type = "AWS::EC2::SecurityGroupIngress"

  properties = merge(concat(
    [for c in self.cidr_blocks != null ? self.cidr_blocks : [] : { CidrIp = c }],
    [for c in self.ipv6_cidr_blocks != null ? self.ipv6_cidr_blocks : [] : { CidrIpv6 = c }],
    [for p in self.prefix_list_ids != null ? self.prefix_list_ids : [] : { SourcePrefixListId = p }],
    [for g in self.source_security_group_id != null ? [self.source_security_group_id] : [] : { SourceSecurityGroupId = g }],
    [for g in self.self == true ? [self.security_group_id] : [] : { SourceSecurityGroupId = g }],
    self.self != true && self.source_security_group_id == null && alltrue([for peers in [self.cidr_blocks, self.ipv6_cidr_blocks, self.prefix_list_ids] : length(peers != null ? peers : []) == 0]) ? [fail("the rule names no peer: set one of `cidr_blocks`, `ipv6_cidr_blocks`, `prefix_list_ids`, `source_security_group_id` and `self`")] : [],
  )[0], one(security_group_rule([self])))

  also "security_group_rule_peer" {
    type = "AWS::EC2::SecurityGroupIngress"

    for_each = [for i, peer in concat(
      [for c in self.cidr_blocks != null ? self.cidr_blocks : [] : { CidrIp = c }],
      [for c in self.ipv6_cidr_blocks != null ? self.ipv6_cidr_blocks : [] : { CidrIpv6 = c }],
      [for p in self.prefix_list_ids != null ? self.prefix_list_ids : [] : { SourcePrefixListId = p }],
      [for g in self.source_security_group_id != null ? [self.source_security_group_id] : [] : { SourceSecurityGroupId = g }],
      [for g in self.self == true ? [self.security_group_id] : [] : { SourceSecurityGroupId = g }],
    ) : peer if i > 0]

    properties = merge(each.value, one(security_group_rule([self])))
  }

  attributes = {
    id                     = getatt("Id")
    security_group_rule_id = getatt("Id")
  }

  # Without an effect for protocols that have no ports, or when false.
  no_effect = ["from_port", "to_port", "self"]
}

rule "aws_security_group_rule" {
  type = "AWS::EC2::SecurityGroupEgress"

  properties = merge(concat(
    [for c in self.cidr_blocks != null ? self.cidr_blocks : [] : { CidrIp = c }],
    [for c in self.ipv6_cidr_blocks != null ? self.ipv6_cidr_blocks : [] : { CidrIpv6 = c }],
    [for p in self.prefix_list_ids != null ? self.prefix_list_ids : [] : { DestinationPrefixListId = p }],
    [for g in self.source_security_group_id != null ? [self.source_security_group_id] : [] : { DestinationSecurityGroupId = g }],
    [for g in self.self == true ? [self.security_group_id] : [] : { DestinationSecurityGroupId = g }],
    self.self != true && self.source_security_group_id == null && alltrue([for peers in [self.cidr_blocks, self.ipv6_cidr_blocks, self.prefix_list_ids] : length(peers != null ? peers : []) == 0]) ? [fail("the rule names no peer: set one of `cidr_blocks`, `ipv6_cidr_blocks`, `prefix_list_ids`, `source_security_group_id` and `self`")] : [],
  )[0], one(security_group_rule([self])))

  also "security_group_rule_peer" {
    type = "AWS::EC2::SecurityGroupEgress"

    for_each = [for i, peer in concat(
      [for c in self.cidr_blocks != null ? self.cidr_blocks : [] : { CidrIp = c }],
      [for c in self.ipv6_cidr_blocks != null ? self.ipv6_cidr_blocks : [] : { CidrIpv6 = c }],
      [for p in self.prefix_list_ids != null ? self.prefix_list_ids : [] : { DestinationPrefixListId = p }],
      [for g in self.source_security_group_id != null ? [self.source_security_group_id] : [] : { DestinationSecurityGroupId = g }],
      [for g in self.self == true ? [self.security_group_id] : [] : { DestinationSecurityGroupId = g }],
    ) : peer if i > 0]

    properties = merge(each.value, one(security_group_rule([self])))
  }

  attributes = {
    id                     = getatt("Id")
    security_group_rule_id = getatt("Id")
  }

  # Without an effect for protocols that have no ports, or when false. The type is "egress" here, which chose this rule.
  no_effect = ["from_port", "to_port", "self", "type"]
}

data "aws_security_group" {
  attributes = {
    id     = self.id != null ? self.id : parameter("id")
    vpc_id = self.vpc_id != null ? self.vpc_id : parameter("vpc_id")
  }

  parameter "id" {
    type        = "AWS::EC2::SecurityGroup::Id"
    description = "ID of the security group"
  }

  parameter "vpc_id" {
    type        = "AWS::EC2::VPC::Id"
    description = "ID of the security group's VPC"
  }
}

data "aws_security_groups" {
  attributes = {
    ids = parameter("ids")
  }

  parameter "ids" {
    type        = "List<AWS::EC2::SecurityGroup::Id>"
    description = "IDs of the security groups"
  }
}
