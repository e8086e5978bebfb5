# Facts about AWS itself: its own accounts and users, the account that is deployed to.

# "CloudTrail supported Regions" in its guide.
data "aws_cloudtrail_service_account" {
  attributes = {
    id  = one([for known in [lookup({
      "af-south-1"     = "525921808201"
      "ap-east-1"      = "119688915426"
      "ap-northeast-1" = "216624486486"
      "ap-northeast-2" = "492519147666"
      "ap-northeast-3" = "765225791966"
      "ap-south-1"     = "977081816279"
      "ap-south-2"     = "582488909970"
      "ap-southeast-1" = "903692715234"
      "ap-southeast-2" = "284668455005"
      "ap-southeast-3" = "069019280451"
      "ap-southeast-4" = "187074758985"
      "ca-central-1"   = "819402241893"
      "cn-north-1"     = "193415116832"
      "cn-northwest-1" = "681348832753"
      "eu-central-1"   = "035351147821"
      "eu-central-2"   = "453052556044"
      "eu-north-1"     = "829690693026"
      "eu-south-1"     = "669305197877"
      "eu-south-2"     = "757211635381"
      "eu-west-1"      = "859597730677"
      "eu-west-2"      = "282025262664"
      "eu-west-3"      = "262312530599"
      "il-central-1"   = "683224464357"
      "me-central-1"   = "585772288577"
      "me-south-1"     = "034638983726"
      "sa-east-1"      = "814480443879"
      "us-east-1"      = "086441151436"
      "us-east-2"      = "475085895292"
      "us-gov-east-1"  = "608710470296"
      "us-gov-west-1"  = "608710470296"
      "us-west-1"      = "388731089494"
      "us-west-2"      = "113285607260"
    }, known_text(self.region == null ? region() : self.region), null)] : known != null ? known : known_text(self.region == null ? region() : self.region) != "*" ? fail("CloudTrail has no account in this region: let the policy name the service cloudtrail.amazonaws.com") : parameter("id")])
    arn = arn("iam", "", attribute("id"), "root")
  }

  parameter "id" {
    type        = "String"
    description = "Account of CloudTrail in this region"
  }
}

# "Database audit logging" in the Redshift guide.
data "aws_redshift_service_account" {
  attributes = {
    id  = one([for known in [lookup({
      "af-south-1"     = "365689465814"
      "ap-east-1"      = "313564881002"
      "ap-northeast-1" = "404641285394"
      "ap-northeast-2" = "760740231472"
      "ap-northeast-3" = "090321488786"
      "ap-south-1"     = "865932855811"
      "ap-southeast-1" = "361669875840"
      "ap-southeast-2" = "762762565011"
      "ca-central-1"   = "907379612154"
      "cn-north-1"     = "111890595117"
      "cn-northwest-1" = "660998842044"
      "eu-central-1"   = "053454850223"
      "eu-north-1"     = "729911121831"
      "eu-south-1"     = "945612479654"
      "eu-west-1"      = "210876761215"
      "eu-west-2"      = "307160386991"
      "eu-west-3"      = "915173422425"
      "me-south-1"     = "013126148197"
      "sa-east-1"      = "075028567923"
      "us-east-1"      = "193672423079"
      "us-east-2"      = "391106570357"
      "us-gov-east-1"  = "665727464434"
      "us-gov-west-1"  = "665727464434"
      "us-west-1"      = "262260360010"
      "us-west-2"      = "902366379725"
    }, known_text(self.region == null ? region() : self.region), null)] : known != null ? known : known_text(self.region == null ? region() : self.region) != "*" ? fail("Redshift has no account in this region: let the policy name the service redshift.amazonaws.com") : parameter("id")])
    arn = arn("iam", "", attribute("id"), "user/logs")
  }

  parameter "id" {
    type        = "String"
    description = "Account of Redshift in this region"
  }
}

# "Granting access to the billing service" in the provider's documentation: one account for all regions.
data "aws_billing_service_account" {
  attributes = {
    id  = "386209384616"
    arn = arn("iam", "", "386209384616", "root")
  }
}

# "Standard logging (access logs)" in the CloudFront guide; China has a user of its own.
data "aws_cloudfront_log_delivery_canonical_user_id" {
  attributes = {
    id = (startswith(known_text(self.region == null ? region() : self.region), "cn-")
      ? "a52cb28745c0c06e84ec548334e44bfa7fc2a85c54af20cd59e4969344b7af56"
    : "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0")
  }
}

data "aws_canonical_user_id" {
  attributes = {
    id = parameter("id")
  }

  parameter "id" {
    type        = "String"
    description = "Canonical user ID of the account (aws s3api list-buckets --query Owner.ID)"
  }
}

data "aws_iam_account_alias" {
  attributes = {
    id            = parameter("account_alias")
    account_alias = parameter("account_alias")
  }

  parameter "account_alias" {
    type        = "String"
    description = "Alias of the account"
  }
}

# Names that every service but a few in partitions of their own has.
data "aws_service_principal" {
  attributes = {
    id     = "${self.service_name}.${self.region == null ? region() : self.region}.amazonaws.com"
    name   = can(regex("^(?:cn|us-iso|us-isob|eu-isoe)-", known_text(self.region == null ? region() : self.region))) ? parameter("name") : "${self.service_name}.amazonaws.com"
    suffix = can(regex("^(?:cn|us-iso|us-isob|eu-isoe)-", known_text(self.region == null ? region() : self.region))) ? parameter("suffix") : "amazonaws.com"
    region = self.region == null ? region() : self.region
  }

  parameter "name" {
    type        = "String"
    description = "Principal of the service"
  }

  parameter "suffix" {
    type        = "String"
    description = "Suffix of the service's principal"
  }
}

data "aws_organizations_organization" {
  attributes = {
    id = parameter("id")
  }

  parameter "id" {
    type        = "String"
    description = "ID of the organization"
  }
}

data "aws_regions" {
  attributes = {
    id    = partition()
    names = parameter("names")
  }

  parameter "names" {
    type        = "CommaDelimitedList"
    description = "Regions of the account"
  }
}

data "aws_organizations_organizational_units" {
  attributes = {
    id = self.parent_id
  }
}

data "aws_ssoadmin_instances" {
  attributes = {
    arns               = parameter("arns")
    identity_store_ids = parameter("identity_store_ids")
  }

  parameter "arns" {
    type        = "CommaDelimitedList"
    description = "ARN of the IAM Identity Center instance"
  }

  parameter "identity_store_ids" {
    type        = "CommaDelimitedList"
    description = "ID of the identity store that belongs to it"
  }
}

# Seconds since 1970 of a time in UTC, written as 2017-01-31_12:00 or 2017-01-31T12:00:00Z. The days before a date are those of its
# years and months, counted from March on, so that leap days come last.
shape "utc_seconds" {
  value = one([for t in [{ y = tonumber(substr(item, 0, 4)), m = tonumber(substr(item, 5, 2)), d = tonumber(substr(item, 8, 2)) }] :
    one([for y in [t.m > 2 ? t.y : t.y - 1] :
      (365 * y + floor(y / 4) - floor(y / 100) + floor(y / 400) + floor((153 * (t.m > 2 ? t.m - 3 : t.m + 9) + 2) / 5) + t.d - 719469) * 86400
    ]) + tonumber(substr(item, 11, 2)) * 3600 + tonumber(substr(item, 14, 2)) * 60 + tonumber(substr(item, 17, 2) == "" ? "0" : substr(item, 17, 2))
  ])
}

data "aws_outposts_outpost" {
  attributes = {
    id                = attribute("arn")
    arn               = self.arn != null ? self.arn : parameter("arn")
    availability_zone = parameter("availability_zone")
  }

  parameter "arn" {
    type        = "String"
    description = "ARN of the Outpost"
  }

  parameter "availability_zone" {
    type        = "AWS::EC2::AvailabilityZone::Name"
    description = "Availability zone of the Outpost"
  }
}

# Names of services as their endpoints have them, and the other way round.
data "aws_service" {
  attributes = {
    id                 = attribute("reverse_dns_name")
    partition          = partition()
    region             = self.region != null ? self.region : self.reverse_dns_name != null ? split(".", self.reverse_dns_name)[2] : self.dns_name != null ? split(".", self.dns_name)[1] : region()
    reverse_dns_prefix = self.reverse_dns_prefix != null ? self.reverse_dns_prefix : startswith(known_text(region()), "cn-") ? "cn.com.amazonaws" : "com.amazonaws"
    service_id         = self.service_id != null ? self.service_id : self.reverse_dns_name != null ? split(".", self.reverse_dns_name)[3] : split(".", self.dns_name)[0]
    reverse_dns_name   = self.reverse_dns_name != null ? self.reverse_dns_name : "${attribute("reverse_dns_prefix")}.${attribute("region")}.${attribute("service_id")}"
    dns_name           = self.dns_name != null ? self.dns_name : "${attribute("service_id")}.${attribute("region")}.${url_suffix()}"
    supported          = fail("a template does not ask whether a region has a service: leave the condition out, or give it in a variable")
  }
}

data "aws_servicequotas_service" {
  attributes = {
    id           = parameter("service_code")
    service_code = parameter("service_code")
  }

  parameter "service_code" {
    type        = "String"
    description = "Code of the service, as Service Quotas has it"
  }
}

data "aws_servicequotas_service_quota" {
  attributes = {
    id           = attribute("arn")
    arn          = arn("servicequotas", region(), account(), "${self.service_code}/${self.quota_code != null ? self.quota_code : parameter("quota_code")}")
    quota_code   = self.quota_code != null ? self.quota_code : parameter("quota_code")
    value        = parameter("value")
    usage_metric = fail("a template does not ask for the metric of a quota: write its namespace, name and dimensions, which the console of Service Quotas shows")
  }

  parameter "quota_code" {
    type        = "String"
    description = "Code of the quota"
  }

  parameter "value" {
    type        = "Number"
    description = "Value of the quota"
  }
}
