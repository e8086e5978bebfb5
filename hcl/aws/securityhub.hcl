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
