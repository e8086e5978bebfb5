# Looking at traffic: mirroring, and Reachability Analyzer.

rule "aws_ec2_traffic_mirror_filter" {
  type = "AWS::EC2::TrafficMirrorFilter"

  properties = {
    Description     = self.description
    NetworkServices = self.network_services
    Tags            = tags(self.tags)
  }

  attributes = {
    id  = ref()
    arn = arn("ec2", region(), account(), "traffic-mirror-filter/${ref()}")
  }
}

rule "aws_ec2_traffic_mirror_filter_rule" {
  type = "AWS::EC2::TrafficMirrorFilterRule"

  properties = {
    Description           = self.description
    DestinationCidrBlock  = self.destination_cidr_block
    Protocol              = self.protocol
    RuleAction            = self.rule_action
    RuleNumber            = self.rule_number
    SourceCidrBlock       = self.source_cidr_block
    TrafficDirection      = self.traffic_direction
    TrafficMirrorFilterId = self.traffic_mirror_filter_id
    DestinationPortRange  = one([for x in self.destination_port_range : { FromPort = x.from_port, ToPort = x.to_port }])
    SourcePortRange       = one([for x in self.source_port_range : { FromPort = x.from_port, ToPort = x.to_port }])
  }

  attributes = {
    id  = getatt("TrafficMirrorFilterRuleId")
    arn = arn("ec2", region(), account(), "traffic-mirror-filter-rule/${getatt("TrafficMirrorFilterRuleId")}")
  }
}

rule "aws_ec2_traffic_mirror_target" {
  type = "AWS::EC2::TrafficMirrorTarget"

  properties = {
    Description                   = self.description
    GatewayLoadBalancerEndpointId = self.gateway_load_balancer_endpoint_id
    NetworkInterfaceId            = self.network_interface_id
    NetworkLoadBalancerArn        = self.network_load_balancer_arn
    Tags                          = tags(self.tags)
  }

  attributes = {
    id       = ref()
    arn      = arn("ec2", region(), account(), "traffic-mirror-target/${ref()}")
    owner_id = account()
  }
}

rule "aws_ec2_traffic_mirror_session" {
  type = "AWS::EC2::TrafficMirrorSession"

  properties = {
    Description           = self.description
    NetworkInterfaceId    = self.network_interface_id
    PacketLength          = self.packet_length
    SessionNumber         = self.session_number
    Tags                  = tags(self.tags)
    TrafficMirrorFilterId = self.traffic_mirror_filter_id
    TrafficMirrorTargetId = self.traffic_mirror_target_id
    VirtualNetworkId      = self.virtual_network_id
  }

  attributes = {
    id       = ref()
    arn      = arn("ec2", region(), account(), "traffic-mirror-session/${ref()}")
    owner_id = account()
  }
}

shape "network_insights_filter" {
  value = {
    DestinationAddress   = item.destination_address
    SourceAddress        = item.source_address
    DestinationPortRange = one([for y in item.destination_port_range : { FromPort = y.from_port, ToPort = y.to_port }])
    SourcePortRange      = one([for y in item.source_port_range : { FromPort = y.from_port, ToPort = y.to_port }])
  }
}

rule "aws_ec2_network_insights_path" {
  type = "AWS::EC2::NetworkInsightsPath"

  properties = {
    Destination         = self.destination
    DestinationIp       = self.destination_ip
    DestinationPort     = self.destination_port
    Protocol            = self.protocol
    Source              = self.source
    SourceIp            = self.source_ip
    Tags                = tags(self.tags)
    FilterAtDestination = one(network_insights_filter(self.filter_at_destination))
    FilterAtSource      = one(network_insights_filter(self.filter_at_source))
  }

  attributes = {
    id              = ref()
    destination_arn = getatt("DestinationArn")
    source_arn      = getatt("SourceArn")
    arn             = getatt("NetworkInsightsPathArn")
  }
}

rule "aws_ec2_network_insights_analysis" {
  type = "AWS::EC2::NetworkInsightsAnalysis"

  properties = {
    FilterInArns          = self.filter_in_arns
    NetworkInsightsPathId = self.network_insights_path_id
    Tags                  = tags(self.tags)
  }

  attributes = {
    id             = ref()
    arn            = getatt("NetworkInsightsAnalysisArn")
    path_found     = getatt("NetworkPathFound")
    start_date     = getatt("StartDate")
    status         = getatt("Status")
    status_message = getatt("StatusMessage")
  }

  no_effect = ["wait_for_completion"]
}
