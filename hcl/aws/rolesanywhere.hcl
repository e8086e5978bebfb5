# IAM Roles Anywhere: who is trusted outside of AWS, and with which roles.

rule "aws_rolesanywhere_profile" {
  type = "AWS::RolesAnywhere::Profile"

  properties = {
    DurationSeconds           = self.duration_seconds
    Enabled                   = self.enabled
    ManagedPolicyArns         = self.managed_policy_arns
    Name                      = self.name
    RequireInstanceProperties = self.require_instance_properties
    RoleArns                  = self.role_arns
    SessionPolicy             = self.session_policy
    Tags                      = tags(self.tags)
  }

  attributes = {
    id  = getatt("ProfileId")
    arn = getatt("ProfileArn")
  }
}

rule "aws_rolesanywhere_trust_anchor" {
  type = "AWS::RolesAnywhere::TrustAnchor"

  properties = {
    Enabled = self.enabled
    Name    = self.name
    Tags    = tags(self.tags)
    NotificationSettings = [for x in self.notification_settings : {
      Channel   = x.channel
      Enabled   = x.enabled
      Event     = x.event
      Threshold = x.threshold
    }]
    Source = one([for x in self.source : {
      SourceType = x.source_type
      SourceData = one([for y in x.source_data : { AcmPcaArn = y.acm_pca_arn, X509CertificateData = y.x509_certificate_data }])
    }])
  }

  attributes = {
    id  = getatt("TrustAnchorId")
    arn = getatt("TrustAnchorArn")
  }
}
