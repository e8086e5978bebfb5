# AWS Directory Service. CloudFormation has a type for each kind of directory but AD Connectors.

rule "aws_directory_service_directory" {
  when = self.type == "MicrosoftAD"
  type = "AWS::DirectoryService::MicrosoftAD"

  properties = {
    Edition     = self.edition
    EnableSso   = self.enable_sso
    Name        = self.name
    Password    = self.password
    ShortName   = self.short_name
    VpcSettings = one([for x in self.vpc_settings : { SubnetIds = x.subnet_ids, VpcId = x.vpc_id }])
  }

  attributes = {
    id               = ref()
    access_url       = "${ref()}.awsapps.com"
    alias            = getatt("Alias")
    dns_ip_addresses = getatt("DnsIpAddresses")
  }

  no_effect = ["size", "type"]

  unsupported = {
    alias                                = "CloudFormation gives directories no alias of one's own: leave it out, or set it with `aws ds create-alias`"
    connect_settings                     = "It is for AD Connectors: CloudFormation has none"
    description                          = "CloudFormation describes only directories of the type SimpleAD: leave it out"
    desired_number_of_domain_controllers = { unless = [2], reason = "CloudFormation makes two domain controllers: add others with `aws ds update-number-of-domain-controllers`" }
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation tags only directories of the type SimpleAD: tag it with `aws ds add-tags-to-resource`" }
  }
}

rule "aws_directory_service_directory" {
  type = "AWS::DirectoryService::SimpleAD"

  properties = {
    Description = self.description
    EnableSso   = self.enable_sso
    Name        = self.type == "ADConnector" ? fail("CloudFormation makes no AD Connectors: make it with `aws ds connect-directory`, and give its ID in a variable") : self.name
    Password    = self.password
    ShortName   = self.short_name
    Size        = self.size != null ? self.size : "Large"
    Tags        = tags(self.tags)
    VpcSettings = one([for x in self.vpc_settings : { SubnetIds = x.subnet_ids, VpcId = x.vpc_id }])
  }

  attributes = {
    id               = ref()
    access_url       = "${ref()}.awsapps.com"
    alias            = getatt("Alias")
    dns_ip_addresses = getatt("DnsIpAddresses")
  }

  no_effect = ["edition", "type"]

  unsupported = {
    desired_number_of_domain_controllers = "It is for directories of the type MicrosoftAD: leave it out"
    alias                                = "CloudFormation gives directories no alias of one's own: leave it out, or set it with `aws ds create-alias`"
    connect_settings                     = "It is for AD Connectors: CloudFormation has none"
  }
}
