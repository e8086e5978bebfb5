# Amazon GuardDuty.

rule "aws_guardduty_detector" {
  type = "AWS::GuardDuty::Detector"

  properties = {
    FindingPublishingFrequency = self.finding_publishing_frequency
    Tags                       = tags(self.tags)
    Enable                     = self.enable != false

    DataSources = one([for d in self.datasources : {
      S3Logs     = one([for s in d.s3_logs : { Enable = s.enable }])
      Kubernetes = one([for k in d.kubernetes : { AuditLogs = one([for a in k.audit_logs : { Enable = a.enable }]) }])
      MalwareProtection = one([for m in d.malware_protection : {
        ScanEc2InstanceWithFindings = one([for s in m.scan_ec2_instance_with_findings : { EbsVolumes = one([for e in s.ebs_volumes : e.enable]) }])
      }])
    }])
  }

  attributes = {
    id         = ref()
    arn        = arn("guardduty", region(), account(), "detector/${ref()}")
    account_id = account()
  }
}

rule "aws_guardduty_detector_feature" {
  fold {
    into = self.detector_id
    host = "aws_guardduty_detector"
    append = {
      Features = [{
        Name                    = self.name
        Status                  = self.status
        AdditionalConfiguration = [for x in self.additional_configuration : { Name = x.name, Status = x.status }]
      }]
    }
  }
}
