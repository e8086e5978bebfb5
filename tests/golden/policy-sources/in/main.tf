# Documents that are put together of those that there are.

provider "aws" {
  region = "eu-west-1"
}

variable "more" {
  description = "Further statements, as a document"
  type        = string
  default     = null
}

variable "encrypted_only" {
  type    = bool
  default = true
}

resource "aws_s3_bucket" "reports" {
  bucket = "acme-reports"
}

data "aws_iam_policy_document" "transport" {
  statement {
    sid       = "Transport"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.reports.arn]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

data "aws_iam_policy_document" "encryption" {
  count = var.encrypted_only ? 1 : 0

  statement {
    sid       = "Encryption"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.reports.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Null"
      variable = "s3:x-amz-server-side-encryption"
      values   = [true]
    }
  }
}

data "aws_iam_policy_document" "all" {
  source_policy_documents = compact([
    data.aws_iam_policy_document.transport.json,
    var.encrypted_only ? data.aws_iam_policy_document.encryption[0].json : "",
    var.more,
  ])
}

resource "aws_s3_bucket_policy" "reports" {
  bucket = aws_s3_bucket.reports.id
  policy = data.aws_iam_policy_document.all.json
}
