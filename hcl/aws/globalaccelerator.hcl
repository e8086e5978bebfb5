# AWS Global Accelerator.

rule "aws_globalaccelerator_accelerator" {
  type = "AWS::GlobalAccelerator::Accelerator"

  properties = {
    Enabled       = self.enabled
    IpAddressType = self.ip_address_type
    IpAddresses   = self.ip_addresses
    Name          = self.name
    Tags          = tags(self.tags)
  }

  attributes = {
    dual_stack_dns_name = getatt("DualStackDnsName")
    id                  = ref()
    arn                 = ref()
    hosted_zone_id      = "Z2BJ6XQ5FK7U4H"
    dns_name            = getatt("DnsName")
    ip_sets             = [{ ip_family = "IPv4", ip_addresses = getatt("Ipv4Addresses") }]
  }

  unsupported = {
    "attributes.flow_logs_enabled"   = { unless = [false], reason = "CloudFormation does not set flow logs: set them outside of the stack" }
    "attributes.flow_logs_s3_bucket" = { unless = [""], reason = "CloudFormation does not set flow logs: set them outside of the stack" }
    "attributes.flow_logs_s3_prefix" = { unless = [""], reason = "CloudFormation does not set flow logs: set them outside of the stack" }
  }
}

rule "aws_globalaccelerator_listener" {
  type = "AWS::GlobalAccelerator::Listener"

  properties = {
    AcceleratorArn = self.accelerator_arn
    ClientAffinity = self.client_affinity
    Protocol       = self.protocol
    PortRanges     = [for p in self.port_range : { FromPort = p.from_port, ToPort = p.to_port }]
  }

  attributes = {
    id  = ref()
    arn = ref()
  }
}

rule "aws_globalaccelerator_endpoint_group" {
  type = "AWS::GlobalAccelerator::EndpointGroup"

  properties = {
    HealthCheckIntervalSeconds = self.health_check_interval_seconds
    HealthCheckPath            = self.health_check_path
    HealthCheckPort            = self.health_check_port
    HealthCheckProtocol        = self.health_check_protocol
    ListenerArn                = self.listener_arn
    ThresholdCount             = self.threshold_count
    TrafficDialPercentage      = self.traffic_dial_percentage
    PortOverrides              = [for p in self.port_override : { EndpointPort = p.endpoint_port, ListenerPort = p.listener_port }]
    EndpointGroupRegion        = self.endpoint_group_region == null ? region() : self.endpoint_group_region

    EndpointConfigurations = [for e in self.endpoint_configuration : {
      AttachmentArn               = e.attachment_arn
      ClientIPPreservationEnabled = e.client_ip_preservation_enabled
      EndpointId                  = e.endpoint_id
      Weight                      = e.weight
    }]
  }

  attributes = {
    id  = ref()
    arn = ref()
  }
}

rule "aws_globalaccelerator_custom_routing_accelerator" {
  no_peer = "CloudFormation makes accelerators of the standard kind only: make it with `aws globalaccelerator create-custom-routing-accelerator`"
}

rule "aws_globalaccelerator_custom_routing_listener" {
  no_peer = "CloudFormation makes accelerators of the standard kind only: make it with `aws globalaccelerator create-custom-routing-listener`"
}

rule "aws_globalaccelerator_custom_routing_endpoint_group" {
  no_peer = "CloudFormation makes accelerators of the standard kind only: make it with `aws globalaccelerator create-custom-routing-endpoint-group`"
}
