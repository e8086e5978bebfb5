# Amazon Macie.

rule "aws_macie2_account" {
  type = "AWS::Macie::Session"

  properties = {
    FindingPublishingFrequency = self.finding_publishing_frequency
    Status                     = self.status
  }

  attributes = {
    id           = ref()
    service_role = getatt("ServiceRole")
  }
}

rule "aws_macie2_custom_data_identifier" {
  type = "AWS::Macie::CustomDataIdentifier"

  properties = {
    Description          = self.description
    IgnoreWords          = self.ignore_words
    Keywords             = self.keywords
    MaximumMatchDistance = self.maximum_match_distance
    Name                 = self.name != null ? self.name : unique_name()
    Regex                = self.regex
    Tags                 = tags(self.tags)
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }

  no_effect = ["name_prefix"]
}

rule "aws_macie2_findings_filter" {
  type = "AWS::Macie::FindingsFilter"

  properties = {
    Action      = self.action
    Description = self.description
    Name        = self.name != null ? self.name : unique_name()
    Position    = self.position
    Tags        = tags(self.tags)
    FindingCriteria = one([for x in self.finding_criteria : {
      Criterion = { for y in x.criterion : y.field => {
        eq  = y.eq
        gt  = one(criterion_number(compact([y.gt])))
        gte = one(criterion_number(compact([y.gte])))
        lt  = one(criterion_number(compact([y.lt])))
        lte = one(criterion_number(compact([y.lte])))
        neq = y.neq
      } }
    }])
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }

  no_effect = ["name_prefix"]

  unsupported = {
    "finding_criteria.criterion.eq_exact_match" = "CloudFormation compares values one by one only: use `eq`"
  }
}

rule "aws_macie2_classification_job" {
  no_peer = "CloudFormation makes no jobs: make it with `aws macie2 create-classification-job`"
}
