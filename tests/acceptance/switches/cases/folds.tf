# Resources that fold into others, with a condition on either side.
provider "aws" {
  region = "us-east-1"
}

variable "create" {
  type    = bool
  default = true
}

variable "versioned" {
  type    = bool
  default = true
}

variable "encrypted" {
  type    = bool
  default = false
}

resource "aws_s3_bucket" "maybe" {
  count  = var.create ? 1 : 0
  bucket = "maybe-0123456789"
}

resource "aws_s3_bucket_versioning" "maybe" {
  count  = var.create ? 1 : 0
  bucket = aws_s3_bucket.maybe[0].id
  versioning_configuration {
    status = var.versioned ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "maybe" {
  count  = var.create && var.encrypted ? 1 : 0
  bucket = aws_s3_bucket.maybe[0].id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = one(aws_kms_key.key[*].arn)
    }
  }
}

resource "aws_kms_key" "key" {
  count       = var.encrypted ? 1 : 0
  description = "key"
}

resource "aws_s3_bucket" "always" {
  bucket = "always-0123456789"
}

resource "aws_s3_bucket_versioning" "always" {
  count  = var.versioned ? 1 : 0
  bucket = aws_s3_bucket.always.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "always" {
  count  = var.versioned || var.encrypted ? 1 : 0
  bucket = aws_s3_bucket.always.id
  rule {
    id     = "old"
    status = "Enabled"
    filter {}
    expiration {
      days = var.encrypted ? 30 : 90
    }
  }
}

resource "aws_s3_bucket_public_access_block" "always" {
  for_each                = var.create ? toset(["one"]) : []
  bucket                  = aws_s3_bucket.always.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = var.encrypted
}

resource "aws_s3_bucket_policy" "maybe" {
  count  = var.create ? 1 : 0
  bucket = aws_s3_bucket.maybe[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:DeleteObject"
      Resource  = "${aws_s3_bucket.maybe[0].arn}/*"
    }]
  })
}

output "bucket" {
  value = var.create ? aws_s3_bucket.maybe[0].arn : aws_s3_bucket.always.arn
}
