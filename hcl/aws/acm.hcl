# AWS Certificate Manager.

rule "aws_acm_certificate" {
  type = "AWS::CertificateManager::Certificate"

  properties = {
    DomainName                               = self.domain_name == null ? fail("CloudFormation imports no certificates: import it outside and pass its ARN in") : self.domain_name
    CertificateAuthorityArn                  = self.certificate_authority_arn
    CertificateTransparencyLoggingPreference = one([for o in self.options : o.certificate_transparency_logging_preference])
    DomainValidationOptions                  = [for v in self.validation_option : { DomainName = v.domain_name, ValidationDomain = v.validation_domain }]
    KeyAlgorithm                             = self.key_algorithm
    SubjectAlternativeNames                  = self.subject_alternative_names
    Tags                                     = tags(self.tags)
    ValidationMethod                         = self.validation_method
  }

  attributes = {
    id  = ref()
    arn = ref()
  }

  unsupported = {
    certificate_body       = "CloudFormation imports no certificates: import it outside and pass its ARN in"
    certificate_chain      = "CloudFormation imports no certificates: import it outside and pass its ARN in"
    private_key            = "CloudFormation imports no certificates: import it outside and pass its ARN in"
    early_renewal_duration = "CloudFormation leaves the renewal to Certificate Manager"
  }
}

rule "aws_acm_certificate_validation" {
  absorbed = "CloudFormation waits for the validation of a certificate by itself"

  attributes = {
    id              = self.certificate_arn
    certificate_arn = self.certificate_arn
  }

  no_effect = ["certificate_arn", "validation_record_fqdns"]
}

data "aws_acm_certificate" {
  attributes = {
    id  = parameter("arn")
    arn = parameter("arn")
  }

  parameter "arn" {
    type        = "String"
    description = "ARN of the certificate"
  }
}
