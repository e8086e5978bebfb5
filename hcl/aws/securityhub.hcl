# AWS Security Hub.

rule "aws_securityhub_account" {
  type = "AWS::SecurityHub::Hub"

  properties = {
    AutoEnableControls      = self.auto_enable_controls
    ControlFindingGenerator = self.control_finding_generator
    EnableDefaultStandards  = self.enable_default_standards
  }

  attributes = {
    id  = account()
    arn = ref()
  }
}

rule "aws_securityhub_standards_subscription" {
  type = "AWS::SecurityHub::Standard"

  properties = {
    StandardsArn = self.standards_arn
  }

  attributes = {
    id = getatt("StandardsSubscriptionArn")
  }
}

rule "aws_securityhub_finding_aggregator" {
  type = "AWS::SecurityHub::FindingAggregator"

  properties = {
    RegionLinkingMode = self.linking_mode
    Regions           = self.specified_regions
  }

  attributes = {
    id = getatt("FindingAggregatorArn")
  }
}

rule "aws_securityhub_product_subscription" {
  type = "AWS::SecurityHub::ProductSubscription"

  properties = {
    ProductArn = self.product_arn
  }

  attributes = {
    arn = getatt("ProductSubscriptionArn")
  }
}

rule "aws_securityhub_organization_configuration" {
  type = "AWS::SecurityHub::OrganizationConfiguration"

  properties = {
    AutoEnable          = self.auto_enable
    AutoEnableStandards = self.auto_enable_standards
    ConfigurationType   = one([for x in self.organization_configuration : x.configuration_type])
  }

  attributes = {
    id = account()
  }
}

rule "aws_securityhub_organization_admin_account" {
  type = "AWS::SecurityHub::DelegatedAdmin"

  properties = {
    AdminAccountId = self.admin_account_id
  }

  attributes = {
    id = self.admin_account_id
  }
}
