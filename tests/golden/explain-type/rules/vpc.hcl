rule "aws_vpc" {
  type = "AWS::EC2::VPC"

  properties = {
    CidrBlock       = self.cidr_block
    InstanceTenancy = self.instance_tenancy
    Tags            = tags(self.tags)
  }

  no_effect = ["enable_network_address_usage_metrics"]

  unsupported = {
    ipv6_cidr_block = "an example needs none"
  }
}
