# A bucket that writes its inventory into itself needs a name for that.
provider "aws" {
  region = "eu-west-1"
}

resource "aws_s3_bucket" "reports" { # expect: TC5013 error "aws_s3_bucket.reports would depend on itself"
  bucket_prefix = "reports-"
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
