# Amazon VPC Lattice.

rule "aws_vpclattice_service_network" {
  type = "AWS::VpcLattice::ServiceNetwork"

  properties = {
    AuthType = self.auth_type
    Name     = self.name
    Tags     = tags(self.tags)
  }

  attributes = {
    id  = getatt("Id")
    arn = ref()
  }
}

rule "aws_vpclattice_service_network_vpc_association" {
  type = "AWS::VpcLattice::ServiceNetworkVpcAssociation"

  properties = {
    SecurityGroupIds         = self.security_group_ids
    ServiceNetworkIdentifier = self.service_network_identifier
    Tags                     = tags(self.tags)
    VpcIdentifier            = self.vpc_identifier
  }

  attributes = {
    status = getatt("Status")
    id     = getatt("Id")
    arn    = ref()
  }
}

rule "aws_vpclattice_service" {
  type = "AWS::VpcLattice::Service"

  properties = {
    AuthType         = self.auth_type
    CertificateArn   = self.certificate_arn
    CustomDomainName = self.custom_domain_name
    Name             = self.name
    Tags             = tags(self.tags)
  }

  attributes = {
    status = getatt("Status")
    id     = getatt("Id")
    arn    = ref()
  }
}

rule "aws_vpclattice_service_network_service_association" {
  type = "AWS::VpcLattice::ServiceNetworkServiceAssociation"

  properties = {
    ServiceIdentifier        = self.service_identifier
    ServiceNetworkIdentifier = self.service_network_identifier
    Tags                     = tags(self.tags)
  }

  attributes = {
    status = getatt("Status")
    id     = getatt("Id")
    arn    = ref()
  }
}
