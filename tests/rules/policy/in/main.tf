# Documents of data.aws_iam_policy_document: tests/rules/run-policy compares them with those of `terraform plan`.
provider "aws" {
  region = "eu-west-1"
}

locals {
  prefix = "app"

  documents = {
    empty              = data.aws_iam_policy_document.empty.json
    empty_statement    = data.aws_iam_policy_document.empty_statement.json
    one_each           = data.aws_iam_policy_document.one_each.json
    many_each          = data.aws_iam_policy_document.many_each.json
    negated_one        = data.aws_iam_policy_document.negated_one.json
    negated_many       = data.aws_iam_policy_document.negated_many.json
    duplicates         = data.aws_iam_policy_document.duplicates.json
    empty_lists        = data.aws_iam_policy_document.empty_lists.json
    anyone             = data.aws_iam_policy_document.anyone.json
    any_aws            = data.aws_iam_policy_document.any_aws.json
    star_many          = data.aws_iam_policy_document.star_many.json
    star_and_service   = data.aws_iam_policy_document.star_and_service.json
    principal_types    = data.aws_iam_policy_document.principal_types.json
    principal_repeated = data.aws_iam_policy_document.principal_repeated.json
    principal_empty    = data.aws_iam_policy_document.principal_empty.json
    principal_three    = data.aws_iam_policy_document.principal_three.json
    not_principals     = data.aws_iam_policy_document.not_principals.json
    not_anyone         = data.aws_iam_policy_document.not_anyone.json
    condition_one      = data.aws_iam_policy_document.condition_one.json
    condition_many     = data.aws_iam_policy_document.condition_many.json
    condition_repeated = data.aws_iam_policy_document.condition_repeated.json
    condition_mixed    = data.aws_iam_policy_document.condition_mixed.json
    condition_equal    = data.aws_iam_policy_document.condition_equal.json
    condition_empty    = data.aws_iam_policy_document.condition_empty.json
    condition_bool     = data.aws_iam_policy_document.condition_bool.json
    ampersand          = data.aws_iam_policy_document.ampersand.json
    policy_id          = data.aws_iam_policy_document.policy_id.json
    version_old        = data.aws_iam_policy_document.version_old.json
    version_raised     = data.aws_iam_policy_document.version_raised.json
    version_old_source = data.aws_iam_policy_document.version_old_source.json
    same_statement     = data.aws_iam_policy_document.same_statement.json
    source             = data.aws_iam_policy_document.source.json
    sources            = data.aws_iam_policy_document.sources.json
    override           = data.aws_iam_policy_document.override.json
    overrides          = data.aws_iam_policy_document.overrides.json
    source_override    = data.aws_iam_policy_document.source_override.json
    source_id          = data.aws_iam_policy_document.source_id.json
    override_id        = data.aws_iam_policy_document.override_id.json
    source_text        = data.aws_iam_policy_document.source_text.json
    source_object      = data.aws_iam_policy_document.source_object.json
    source_variables   = data.aws_iam_policy_document.source_variables.json
    source_principal   = data.aws_iam_policy_document.source_principal.json
    source_blank       = data.aws_iam_policy_document.source_blank.json
    chain              = data.aws_iam_policy_document.chain.json
    dynamic            = data.aws_iam_policy_document.dynamic.json
    deny               = data.aws_iam_policy_document.deny.json
    unicode            = data.aws_iam_policy_document.unicode.json
    minified           = data.aws_iam_policy_document.many_each.minified_json
  }
}

resource "aws_ssm_parameter" "document" {
  for_each = local.documents
  name     = "/documents/${each.key}"
  type     = "String"
  value    = each.value
}

data "aws_iam_policy_document" "empty" {}

data "aws_iam_policy_document" "empty_statement" {
  statement {}
}

data "aws_iam_policy_document" "one_each" {
  statement {
    sid       = "One"
    effect    = "Allow"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${local.prefix}/*"]
  }
}

data "aws_iam_policy_document" "many_each" {
  statement {
    actions   = ["s3:PutObject", "s3:GetObject", "s3:*", "ec2:Describe*", "S3:listBucket"]
    resources = ["arn:aws:s3:::b", "arn:aws:s3:::a", "arn:aws:s3:::a/*"]
  }
  statement {
    sid       = ""
    actions   = ["sqs:SendMessage", "sns:Publish"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "negated_one" {
  statement {
    effect        = "Deny"
    not_actions   = ["iam:*"]
    not_resources = ["arn:aws:iam::123456789012:role/admin"]
  }
}

data "aws_iam_policy_document" "negated_many" {
  statement {
    effect        = "Deny"
    not_actions   = ["iam:*", "sts:*", "organizations:*"]
    not_resources = ["arn:aws:s3:::x", "arn:aws:s3:::z", "arn:aws:s3:::y"]
  }
}

data "aws_iam_policy_document" "duplicates" {
  statement {
    actions   = ["s3:GetObject", "s3:GetObject"]
    resources = ["*", "*"]
  }
}

data "aws_iam_policy_document" "empty_lists" {
  statement {
    actions       = []
    not_actions   = ["s3:*"]
    resources     = []
    not_resources = ["*"]
  }
}

data "aws_iam_policy_document" "anyone" {
  statement {
    actions   = ["sqs:*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "any_aws" {
  statement {
    actions   = ["sqs:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "star_many" {
  statement {
    actions = ["sqs:*"]
    principals {
      type        = "*"
      identifiers = ["*", "123456789012"]
    }
  }
}

data "aws_iam_policy_document" "star_and_service" {
  statement {
    actions = ["sqs:*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "principal_types" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com", "ec2.amazonaws.com"]
    }
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
    principals {
      type        = "Federated"
      identifiers = ["cognito-identity.amazonaws.com"]
    }
    principals {
      type        = "CanonicalUser"
      identifiers = ["79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"]
    }
  }
}

data "aws_iam_policy_document" "principal_repeated" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com", "ecs.amazonaws.com"]
    }
    principals {
      type        = "AWS"
      identifiers = ["111111111111"]
    }
    principals {
      type        = "AWS"
      identifiers = ["222222222222"]
    }
  }
}

data "aws_iam_policy_document" "principal_empty" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = []
    }
  }
}

data "aws_iam_policy_document" "principal_three" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["333333333333", "111111111111", "222222222222"]
    }
  }
}

data "aws_iam_policy_document" "not_principals" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["*"]
    not_principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:user/b", "arn:aws:iam::123456789012:user/a"]
    }
  }
}

data "aws_iam_policy_document" "not_anyone" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["*"]
    not_principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "condition_one" {
  statement {
    actions = ["s3:ListBucket"]
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["home/"]
    }
  }
}

data "aws_iam_policy_document" "condition_many" {
  statement {
    actions = ["s3:ListBucket"]
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["home/", "", "a/", "z/"]
    }
  }
}

data "aws_iam_policy_document" "condition_repeated" {
  statement {
    actions = ["s3:ListBucket"]
    condition {
      test     = "StringEquals"
      variable = "aws:SourceVpc"
      values   = ["vpc-2"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceVpc"
      values   = ["vpc-1"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceVpc"
      values   = ["vpc-4", "vpc-3"]
    }
  }
}

data "aws_iam_policy_document" "condition_mixed" {
  statement {
    actions = ["s3:ListBucket"]
    condition {
      test     = "StringNotEquals"
      variable = "aws:SourceVpc"
      values   = ["vpc-1", "vpc-2"]
    }
    condition {
      test     = "StringEquals"
      variable = "s3:x-amz-acl"
      values   = ["bucket-owner-full-control"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-1234567890"]
    }
    condition {
      test     = "IpAddress"
      variable = "aws:SourceIp"
      values   = ["10.0.0.0/8", "192.168.0.0/16", "172.16.0.0/12"]
    }
  }
}

data "aws_iam_policy_document" "condition_equal" {
  statement {
    actions = ["s3:ListBucket"]
    condition {
      test     = "StringEquals"
      variable = "a:b"
      values   = ["x"]
    }
    condition {
      test     = "StringEquals"
      variable = "a:b"
      values   = ["x"]
    }
  }
}

data "aws_iam_policy_document" "condition_empty" {
  statement {
    actions = ["s3:ListBucket"]
    condition {
      test     = "StringEquals"
      variable = "a:b"
      values   = []
    }
  }
}

data "aws_iam_policy_document" "condition_bool" {
  statement {
    actions = ["s3:ListBucket"]
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [false]
    }
    condition {
      test     = "NumericLessThan"
      variable = "s3:max-keys"
      values   = [10]
    }
  }
}

data "aws_iam_policy_document" "ampersand" {
  statement {
    sid       = "Ampersand"
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::home/&{aws:username}/*", "arn:aws:s3:::&&{aws:username}", "a&b"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:user/&{x}"]
    }
    condition {
      test     = "StringLike"
      variable = "s3:prefix&{y}"
      values   = ["home/&{aws:username}/", "$${aws:username}"]
    }
  }
}

data "aws_iam_policy_document" "policy_id" {
  policy_id = "Queue"
  statement {
    actions = ["sqs:*"]
  }
}

data "aws_iam_policy_document" "version_old" {
  version = "2008-10-17"
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "version_raised" {
  version                 = "2008-10-17"
  source_policy_documents = [data.aws_iam_policy_document.one_each.json]
}

data "aws_iam_policy_document" "version_old_source" {
  source_policy_documents = [data.aws_iam_policy_document.version_old.json]
}

data "aws_iam_policy_document" "same_statement" {
  statement {
    actions = ["s3:*"]
  }
  statement {
    actions = ["s3:*"]
  }
}

data "aws_iam_policy_document" "source" {
  source_policy_documents = [data.aws_iam_policy_document.one_each.json]
  statement {
    sid       = "One"
    actions   = ["s3:PutObject"]
    resources = ["*"]
  }
  statement {
    sid     = "Two"
    actions = ["s3:PutObject"]
  }
}

data "aws_iam_policy_document" "sources" {
  source_policy_documents = [
    data.aws_iam_policy_document.many_each.json,
    data.aws_iam_policy_document.one_each.json,
    data.aws_iam_policy_document.ampersand.json,
  ]
}

data "aws_iam_policy_document" "override" {
  override_policy_documents = [data.aws_iam_policy_document.one_each.json]
  statement {
    sid     = "Zero"
    actions = ["s3:Zero"]
  }
  statement {
    sid     = "One"
    actions = ["s3:PutObject"]
  }
  statement {
    sid     = "Two"
    actions = ["s3:PutObject"]
  }
}

data "aws_iam_policy_document" "other_one" {
  statement {
    sid       = "One"
    effect    = "Deny"
    actions   = ["s3:Other", "s3:Another"]
    resources = ["*"]
  }
  statement {
    sid     = "Three"
    actions = ["s3:Three"]
  }
}

data "aws_iam_policy_document" "overrides" {
  override_policy_documents = [
    data.aws_iam_policy_document.one_each.json,
    data.aws_iam_policy_document.other_one.json,
  ]
  statement {
    sid     = "Three"
    actions = ["s3:PutObject"]
  }
}

data "aws_iam_policy_document" "source_override" {
  source_policy_documents   = [data.aws_iam_policy_document.other_one.json]
  override_policy_documents = [data.aws_iam_policy_document.one_each.json]
  statement {
    actions = ["s3:Middle"]
  }
}

data "aws_iam_policy_document" "source_id" {
  source_policy_documents = [data.aws_iam_policy_document.policy_id.json]
}

data "aws_iam_policy_document" "override_id" {
  policy_id                 = "Own"
  override_policy_documents = [data.aws_iam_policy_document.policy_id.json]
}

data "aws_iam_policy_document" "source_text" {
  source_policy_documents = [<<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Sid": "Text", "Effect": "Allow", "Action": ["s3:B", "s3:A"], "Resource": ["only"],
          "Condition": { "StringEquals": { "a": ["y", "x"], "b": "z" }, "Bool": { "c": "true" } } }
      ]
    }
  JSON
  ]
}

data "aws_iam_policy_document" "source_object" {
  source_policy_documents = [jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:A", Resource = "*" },
      { Effect = "Deny", NotAction = ["s3:D", "s3:E", "s3:C"], NotResource = ["b", "a"], NotPrincipal = { AWS = "1" } },
    ]
  })]
}

data "aws_iam_policy_document" "source_variables" {
  source_policy_documents = [jsonencode({
    Statement = [{ Effect = "Allow", Action = "s3:A", Resource = ["$${aws:username}", "&{aws:username}"] }]
  })]
}

data "aws_iam_policy_document" "source_principal" {
  source_policy_documents = [jsonencode({
    Statement = [
      { Sid = "A", Effect = "Allow", Principal = "*", Action = "sqs:*" },
      { Sid = "B", Effect = "Allow", Principal = { AWS = ["2", "1"], Service = ["x.amazonaws.com"] }, Action = "sqs:*" },
      { Sid = "C", Effect = "Allow", Principal = { AWS = "*" }, Action = "sqs:*" },
    ]
  })]
}

data "aws_iam_policy_document" "source_blank" {
  source_policy_documents   = ["", data.aws_iam_policy_document.one_each.json]
  override_policy_documents = [""]
}

data "aws_iam_policy_document" "chain" {
  source_policy_documents = [
    data.aws_iam_policy_document.sources.json,
    data.aws_iam_policy_document.policy_id.json,
  ]
  override_policy_documents = [data.aws_iam_policy_document.overrides.json]
}

data "aws_iam_policy_document" "dynamic" {
  dynamic "statement" {
    for_each = { read = ["s3:Get*", "s3:List*"], write = ["s3:Put*"] }
    content {
      sid       = title(statement.key)
      actions   = statement.value
      resources = [for n in ["b", "a"] : "arn:aws:s3:::${local.prefix}-${n}"]
    }
  }
}

data "aws_iam_policy_document" "deny" {
  statement {
    effect = "Deny"
    sid    = "DenyAll"
    actions = [
      "a:1",
      "a:10",
      "a:2",
      "A:1",
      "a:*",
    ]
  }
}

data "aws_iam_policy_document" "unicode" {
  statement {
    actions   = ["s3:*"]
    resources = ["é<b>&", "Ω", "\"quoted\""]
  }
}
