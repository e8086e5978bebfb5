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

rule "aws_guardduty_member" {
  type = "AWS::GuardDuty::Member"

  properties = {
    DetectorId               = self.detector_id
    DisableEmailNotification = self.disable_email_notification
    Email                    = self.email
    Message                  = self.invitation_message
    MemberId                 = self.account_id
    Status                   = self.invite == true ? "Invited" : null
  }

  attributes = {
    id = "${self.detector_id}:${self.account_id}"
  }
}

# A number, or a time (2024-01-31T12:00:00Z), which the service counts in milliseconds since 1970.
shape "criterion_number" {
  value = can(tonumber(item)) ? tonumber(item) : one(utc_seconds([item])) * 1000
}

rule "aws_guardduty_filter" {
  type = "AWS::GuardDuty::Filter"

  properties = {
    Action      = self.action
    Description = self.description
    DetectorId  = self.detector_id
    Name        = self.name
    Rank        = self.rank
    Tags        = tags(self.tags)
    FindingCriteria = one([for x in self.finding_criteria : {
      Criterion = { for y in x.criterion : y.field => {
        Equals             = y.equals
        GreaterThan        = one(criterion_number(compact([y.greater_than])))
        GreaterThanOrEqual = one(criterion_number(compact([y.greater_than_or_equal])))
        LessThan           = one(criterion_number(compact([y.less_than])))
        LessThanOrEqual    = one(criterion_number(compact([y.less_than_or_equal])))
        NotEquals          = y.not_equals
      } }
    }])
  }

  attributes = {
    id   = "${self.detector_id}:${ref()}"
    name = ref()
    arn  = arn("guardduty", region(), account(), "detector/${self.detector_id}/filter/${ref()}")
  }
}

rule "aws_guardduty_ipset" {
  type = "AWS::GuardDuty::IPSet"

  properties = {
    Activate   = self.activate
    DetectorId = self.detector_id
    Format     = self.format
    Location   = self.location
    Name       = self.name
    Tags       = tags(self.tags)
  }

  attributes = {
    id  = "${self.detector_id}:${getatt("Id")}"
    arn = arn("guardduty", region(), account(), "detector/${self.detector_id}/ipset/${getatt("Id")}")
  }
}

rule "aws_guardduty_threatintelset" {
  type = "AWS::GuardDuty::ThreatIntelSet"

  properties = {
    Activate   = self.activate
    DetectorId = self.detector_id
    Format     = self.format
    Location   = self.location
    Name       = self.name
    Tags       = tags(self.tags)
  }

  attributes = {
    id  = "${self.detector_id}:${getatt("Id")}"
    arn = arn("guardduty", region(), account(), "detector/${self.detector_id}/threatintelset/${getatt("Id")}")
  }
}

rule "aws_guardduty_publishing_destination" {
  type = "AWS::GuardDuty::PublishingDestination"

  properties = {
    DestinationType       = self.destination_type != null ? self.destination_type : "S3"
    DetectorId            = self.detector_id
    DestinationProperties = { DestinationArn = self.destination_arn, KmsKeyArn = self.kms_key_arn }
  }

  attributes = {
    id = "${self.detector_id}:${getatt("Id")}"
  }
}

rule "aws_guardduty_malware_protection_plan" {
  type = "AWS::GuardDuty::MalwareProtectionPlan"

  properties = {
    Actions = one([for x in self.actions : { Tagging = one([for y in x.tagging : { Status = y.status }]) }])
    Role    = self.role
    Tags    = tags(self.tags)
    ProtectedResource = one([for x in self.protected_resource : {
      S3Bucket = one([for y in x.s3_bucket : { BucketName = y.bucket_name, ObjectPrefixes = y.object_prefixes }])
    }])
  }

  attributes = {
    id         = getatt("MalwareProtectionPlanId")
    arn        = getatt("Arn")
    created_at = getatt("CreatedAt")
    status     = getatt("Status")
  }
}

rule "aws_guardduty_invite_accepter" {
  type = "AWS::GuardDuty::Master"

  properties = {
    DetectorId = self.detector_id
    MasterId   = self.master_account_id
  }

  attributes = {
    id = self.detector_id
  }
}

rule "aws_guardduty_organization_configuration_feature" {
  no_peer = "It is a setting of the organization, which no stack has: set it with `aws guardduty update-organization-configuration`"
}

rule "aws_guardduty_member_detector_feature" {
  no_peer = "CloudFormation sets features of a detector in its own account: set them there (aws_guardduty_detector_feature), or with `aws guardduty update-member-detectors`"
}
