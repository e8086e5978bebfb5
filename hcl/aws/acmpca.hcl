# AWS Private Certificate Authority.

shape "acmpca_subject" {
  value = {
    CommonName                 = item.common_name
    Country                    = item.country
    DistinguishedNameQualifier = item.distinguished_name_qualifier
    GenerationQualifier        = item.generation_qualifier
    GivenName                  = item.given_name
    Initials                   = item.initials
    Locality                   = item.locality
    Organization               = item.organization
    OrganizationalUnit         = item.organizational_unit
    Pseudonym                  = item.pseudonym
    State                      = item.state
    Surname                    = item.surname
    Title                      = item.title
  }
}

rule "aws_acmpca_certificate_authority" {
  type = "AWS::ACMPCA::CertificateAuthority"

  properties = {
    KeyStorageSecurityStandard = self.key_storage_security_standard
    Tags                       = tags(self.tags)
    Type                       = self.type == null ? "SUBORDINATE" : self.type
    UsageMode                  = self.usage_mode
    RevocationConfiguration = one([for x in self.revocation_configuration : {
      CrlConfiguration = one([for y in x.crl_configuration : {
        CustomCname      = y.custom_cname
        Enabled          = y.enabled
        ExpirationInDays = y.expiration_in_days
        S3BucketName     = y.s3_bucket_name
        S3ObjectAcl      = y.s3_object_acl
      }])
      OcspConfiguration = one([for y in x.ocsp_configuration : { Enabled = y.enabled, OcspCustomCname = y.ocsp_custom_cname }])
    }])
    KeyAlgorithm     = one([for c in self.certificate_authority_configuration : c.key_algorithm])
    SigningAlgorithm = one([for c in self.certificate_authority_configuration : c.signing_algorithm])
    Subject          = one(flatten([for c in self.certificate_authority_configuration : acmpca_subject(c.subject)]))
  }

  attributes = {
    id                          = ref()
    arn                         = ref()
    certificate_signing_request = getatt("CertificateSigningRequest")
  }

  unsupported = {
    enabled                         = { unless = [true], reason = "A certificate authority is enabled by its activation: set Status of AWS::ACMPCA::CertificateAuthorityActivation outside of Terraform" }
    permanent_deletion_time_in_days = { unless = [30], reason = "CloudFormation keeps a deleted authority for 30 days: leave the argument out" }
  }
}

rule "aws_acmpca_certificate" {
  type = "AWS::ACMPCA::Certificate"

  properties = {
    ApiPassthrough            = self.api_passthrough == null ? null : jsondecode(self.api_passthrough)
    CertificateAuthorityArn   = self.certificate_authority_arn
    CertificateSigningRequest = self.certificate_signing_request
    SigningAlgorithm          = self.signing_algorithm
    TemplateArn               = self.template_arn
    # Terraform takes the end as RFC 3339, the service as digits in UTC.
    Validity = one([for x in self.validity : {
      Type  = x.type
      Value = x.type != "END_DATE" ? x.value : endswith(x.value, "Z") ? formatdate("YYYYMMDDhhmmss", x.value) : fail("the end date has an offset: write it in UTC, with a Z at the end")
    }])
  }

  attributes = {
    id          = getatt("Arn")
    arn         = getatt("Arn")
    certificate = getatt("Certificate")
  }
}

rule "aws_acmpca_certificate_authority_certificate" {
  type = "AWS::ACMPCA::CertificateAuthorityActivation"

  properties = {
    Certificate             = self.certificate
    CertificateAuthorityArn = self.certificate_authority_arn
    CertificateChain        = self.certificate_chain
  }

  attributes = {
    id = ref()
  }
}

rule "aws_acmpca_permission" {
  type = "AWS::ACMPCA::Permission"

  properties = {
    Actions                 = self.actions
    CertificateAuthorityArn = self.certificate_authority_arn
    Principal               = self.principal
    SourceAccount           = self.source_account
  }

  attributes = {
    id = "${self.certificate_authority_arn},${self.principal}"
  }
}
