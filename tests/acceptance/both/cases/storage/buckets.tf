# Buckets with arguments of their own, as version 3 of the provider has them, and what no one bucket may have together.
resource "aws_kms_key" "main" {
  description = "What is stored"
}

resource "aws_iam_role" "main" {
  name = "storage"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "s3.amazonaws.com" } }]
  })
}

resource "aws_s3_bucket" "logs" {
  bucket = "storage-logs"
  acl    = "log-delivery-write"
}

resource "aws_s3_bucket" "copies" {
  bucket = "storage-copies"

  versioning {
    enabled = true
  }
}

resource "aws_s3_bucket" "inline" {
  bucket              = "storage-inline"
  acceleration_status = "Enabled"
  acl                 = "private"
  force_destroy       = true
  tags                = { Name = "inline" }

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = "s3:DeleteBucket", Resource = "arn:aws:s3:::storage-inline", Principal = "*" }]
  })

  cors_rule {
    allowed_headers = ["x-token"]
    allowed_methods = ["GET", "PUT"]
    allowed_origins = ["https://example.com"]
    expose_headers  = ["etag"]
    max_age_seconds = 600
  }

  lifecycle_rule {
    id                                     = "old"
    enabled                                = true
    prefix                                 = "logs/"
    tags                                   = { kind = "log" }
    abort_incomplete_multipart_upload_days = 3

    expiration {
      days = 365
    }

    noncurrent_version_expiration {
      days = 60
    }

    noncurrent_version_transition {
      days          = 30
      storage_class = "STANDARD_IA"
    }

    transition {
      days          = 90
      storage_class = "GLACIER"
    }
  }

  lifecycle_rule {
    id      = "dated"
    enabled = true
    prefix  = "dated/"

    expiration {
      date = "2030-01-01"
    }

    transition {
      date          = "2029-01-01"
      storage_class = "DEEP_ARCHIVE"
    }
  }

  lifecycle_rule {
    id      = "markers"
    enabled = false
    prefix  = "markers/"

    expiration {
      expired_object_delete_marker = true
    }
  }

  logging {
    target_bucket = aws_s3_bucket.logs.id
    target_prefix = "inline/"
  }

  server_side_encryption_configuration {
    rule {
      bucket_key_enabled = true

      apply_server_side_encryption_by_default {
        kms_master_key_id = aws_kms_key.main.arn
        sse_algorithm     = "aws:kms"
      }
    }
  }

  versioning {
    enabled = true
  }

  website {
    index_document = "index.html"
    error_document = "error.html"
    routing_rules  = jsonencode([{ Condition = { KeyPrefixEquals = "docs/" }, Redirect = { ReplaceKeyPrefixWith = "documents/" } }])
  }
}

resource "aws_s3_bucket" "copied" {
  bucket = "storage-copied"

  versioning {
    enabled = true
  }

  replication_configuration {
    role = aws_iam_role.main.arn

    rules {
      id                               = "filtered"
      priority                         = 1
      status                           = "Enabled"
      delete_marker_replication_status = "Enabled"

      destination {
        account_id         = data.aws_caller_identity.current.account_id
        bucket             = aws_s3_bucket.copies.arn
        replica_kms_key_id = aws_kms_key.main.arn
        storage_class      = "STANDARD_IA"

        access_control_translation {
          owner = "Destination"
        }

        metrics {
          minutes = 15
          status  = "Enabled"
        }

        replication_time {
          minutes = 15
          status  = "Enabled"
        }
      }

      filter {
        prefix = "data/"
        tags   = { kind = "data" }
      }

      source_selection_criteria {
        sse_kms_encrypted_objects {
          enabled = true
        }
      }
    }
  }
}

resource "aws_s3_bucket" "copied_by_prefix" {
  bucket = "storage-copied-by-prefix"

  versioning {
    enabled = true
  }

  replication_configuration {
    role = aws_iam_role.main.arn

    rules {
      id     = "prefixed"
      prefix = "data/"
      status = "Enabled"

      destination {
        bucket = aws_s3_bucket.copies.arn
      }
    }
  }
}

resource "aws_s3_bucket" "locked" {
  bucket_prefix = "storage-locked-"

  object_lock_configuration {
    object_lock_enabled = "Enabled"

    rule {
      default_retention {
        mode = "GOVERNANCE"
        days = 30
      }
    }
  }
}

resource "aws_s3_bucket" "locked_for_years" {
  bucket = "storage-locked-for-years"

  object_lock_configuration {
    object_lock_enabled = "Enabled"

    rule {
      default_retention {
        mode  = "COMPLIANCE"
        years = 2
      }
    }
  }
}

resource "aws_s3_bucket" "moved" {
  bucket = "storage-moved"

  website {
    redirect_all_requests_to = "https://www.example.com"
  }
}

# --- resources of their own --------------------------------------------------------------------------------------------

resource "aws_s3_bucket" "apart" {
  bucket = "storage-apart"
}

resource "aws_s3_bucket" "locked_apart" {
  bucket              = "storage-locked-apart"
  object_lock_enabled = true
}

resource "aws_s3_bucket_object_lock_configuration" "apart" {
  bucket              = aws_s3_bucket.locked_apart.id
  object_lock_enabled = "Enabled"

  rule {
    default_retention {
      mode  = "GOVERNANCE"
      years = 1
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "apart" {
  bucket                                 = aws_s3_bucket.apart.id
  transition_default_minimum_object_size = "varies_by_storage_class"

  rule {
    id     = "dated"
    status = "Enabled"

    filter {
      object_size_greater_than = 1024
    }

    expiration {
      date = "2030-01-01T00:00:00Z"
    }

    transition {
      date          = "2029-01-01T00:00:00Z"
      storage_class = "GLACIER"
    }
  }

  rule {
    id     = "small"
    status = "Enabled"

    filter {
      object_size_less_than = 65536
    }

    expiration {
      expired_object_delete_marker = true
    }
  }

  rule {
    id     = "between"
    status = "Enabled"

    filter {
      and {
        object_size_greater_than = 100
        object_size_less_than    = 100000
        prefix                   = "between/"
        tags                     = { kind = "middle" }
      }
    }

    noncurrent_version_expiration {
      newer_noncurrent_versions = 3
      noncurrent_days           = 40
    }

    noncurrent_version_transition {
      newer_noncurrent_versions = 2
      noncurrent_days           = 10
      storage_class             = "STANDARD_IA"
    }
  }

  rule {
    id     = "tagged"
    status = "Enabled"

    filter {
      tag {
        key   = "kind"
        value = "scratch"
      }
    }

    expiration {
      days = 7
    }
  }

  rule {
    id     = "old style"
    status = "Disabled"
    prefix = "old/"

    expiration {
      days = 90
    }
  }
}

resource "aws_s3_bucket_versioning" "source" {
  bucket = aws_s3_bucket.source.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "source" {
  bucket = "storage-source"
}

resource "aws_s3_bucket_replication_configuration" "source" {
  bucket = aws_s3_bucket.source.id
  role   = aws_iam_role.main.arn

  rule {
    id       = "both"
    priority = 1
    status   = "Enabled"

    delete_marker_replication {
      status = "Enabled"
    }

    destination {
      account       = data.aws_caller_identity.current.account_id
      bucket        = aws_s3_bucket.copies.arn
      storage_class = "GLACIER"

      access_control_translation {
        owner = "Destination"
      }

      encryption_configuration {
        replica_kms_key_id = aws_kms_key.main.arn
      }

      metrics {
        status = "Enabled"

        event_threshold {
          minutes = 15
        }
      }

      replication_time {
        status = "Enabled"

        time {
          minutes = 15
        }
      }
    }

    filter {
      and {
        prefix = "both/"
        tags   = { kind = "both" }
      }
    }

    source_selection_criteria {
      replica_modifications {
        status = "Enabled"
      }

      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }
  }

  rule {
    id       = "tagged"
    priority = 2
    status   = "Enabled"

    delete_marker_replication {
      status = "Disabled"
    }

    destination {
      bucket = aws_s3_bucket.copies.arn
    }

    filter {
      tag {
        key   = "kind"
        value = "tagged"
      }
    }
  }

  rule {
    id       = "prefixed"
    priority = 3
    status   = "Disabled"

    delete_marker_replication {
      status = "Disabled"
    }

    destination {
      bucket = aws_s3_bucket.copies.arn
    }

    filter {
      prefix = "prefixed/"
    }
  }

  depends_on = [aws_s3_bucket_versioning.source]
}

resource "aws_s3_bucket_replication_configuration" "prefixed" {
  bucket = aws_s3_bucket.by_prefix.id
  role   = aws_iam_role.main.arn

  rule {
    id     = "prefixed"
    prefix = "data/"
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.copies.arn
    }
  }

  depends_on = [aws_s3_bucket_versioning.by_prefix]
}

resource "aws_s3_bucket" "by_prefix" {
  bucket = "storage-by-prefix"
}

resource "aws_s3_bucket_versioning" "by_prefix" {
  bucket = aws_s3_bucket.by_prefix.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_website_configuration" "rules" {
  bucket = aws_s3_bucket.apart.id

  index_document {
    suffix = "index.html"
  }

  routing_rule {
    condition {
      http_error_code_returned_equals = "404"
      key_prefix_equals               = "docs/"
    }

    redirect {
      host_name               = "docs.example.com"
      http_redirect_code      = "302"
      protocol                = "https"
      replace_key_prefix_with = "documents/"
    }
  }

  routing_rule {
    condition {
      key_prefix_equals = "gone/"
    }

    redirect {
      replace_key_with = "gone.html"
    }
  }
}

resource "aws_s3_bucket_website_configuration" "moved" {
  bucket = aws_s3_bucket.source.id

  redirect_all_requests_to {
    host_name = "www.example.com"
    protocol  = "https"
  }
}

resource "aws_s3_bucket_website_configuration" "text" {
  bucket        = aws_s3_bucket.locked_apart.id
  routing_rules = jsonencode([{ Condition = { HttpErrorCodeReturnedEquals = "403" }, Redirect = { ReplaceKeyWith = "denied.html" } }])

  index_document {
    suffix = "index.html"
  }
}

resource "aws_sns_topic" "main" {
  name = "storage"
}

resource "aws_s3_bucket_notification" "apart" {
  bucket = aws_s3_bucket.apart.id

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:us-east-1:${data.aws_caller_identity.current.account_id}:function:storage"
    events              = ["s3:ObjectRemoved:*"]
    filter_prefix       = "in/"
    filter_suffix       = ".json"
  }

  topic {
    topic_arn     = aws_sns_topic.main.arn
    events        = ["s3:ObjectCreated:Put"]
    filter_prefix = "out/"
    filter_suffix = ".csv"
  }
}
