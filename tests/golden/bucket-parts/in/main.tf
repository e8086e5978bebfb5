# Parts of a bucket that Terraform makes after its policy, and a bucket that refers to itself.

provider "aws" {
  region = "eu-west-1"
}

variable "guarded" {
  type    = bool
  default = true
}

resource "aws_s3_bucket" "reports" {
  bucket = "acme-reports"
}

resource "aws_s3_bucket_policy" "reports" {
  count  = var.guarded ? 1 : 0
  bucket = aws_s3_bucket.reports.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "${aws_s3_bucket.reports.arn}/*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

# The policy lives in the bucket, of which these are a part: they cannot wait for it.
resource "aws_s3_bucket_ownership_controls" "reports" {
  bucket     = var.guarded ? aws_s3_bucket_policy.reports[0].id : aws_s3_bucket.reports.id
  depends_on = [aws_s3_bucket_policy.reports]

  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}

resource "aws_s3_bucket_inventory" "reports" {
  name                     = "all"
  bucket                   = aws_s3_bucket.reports.id
  included_object_versions = "Current"

  schedule {
    frequency = "Daily"
  }

  destination {
    bucket {
      bucket_arn = aws_s3_bucket.reports.arn
      format     = "CSV"
    }
  }
}

resource "aws_s3_bucket_website_configuration" "reports" {
  bucket = aws_s3_bucket.reports.id

  index_document {
    suffix = "index.html"
  }
}

resource "aws_s3_bucket_request_payment_configuration" "reports" {
  bucket = aws_s3_bucket.reports.id
  payer  = "BucketOwner"
}

output "website" {
  value = {
    domain  = aws_s3_bucket_website_configuration.reports.website_domain
    zone_id = aws_s3_bucket.reports.hosted_zone_id
  }
}
