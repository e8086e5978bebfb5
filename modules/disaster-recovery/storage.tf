# Documents are replicated as they are written, with a promise of fifteen minutes.

data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "active" {
  bucket = "${var.application}-documents-active-${data.aws_caller_identity.current.account_id}"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_versioning" "active" {
  bucket = aws_s3_bucket.active.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "standby" {
  provider = aws.standby

  bucket = "${var.application}-documents-standby-${data.aws_caller_identity.current.account_id}"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_versioning" "standby" {
  provider = aws.standby

  bucket = aws_s3_bucket.standby.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

data "aws_iam_policy_document" "replication_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "replication" {
  statement {
    actions   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
    resources = [aws_s3_bucket.active.arn]
  }

  statement {
    actions   = ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"]
    resources = ["${aws_s3_bucket.active.arn}/*"]
  }

  statement {
    actions   = ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"]
    resources = ["${aws_s3_bucket.standby.arn}/*"]
  }
}

resource "aws_iam_role" "replication" {
  name               = "${var.application}-replication"
  assume_role_policy = data.aws_iam_policy_document.replication_trust.json
}

resource "aws_iam_role_policy" "replication" {
  name   = "replicate"
  role   = aws_iam_role.replication.id
  policy = data.aws_iam_policy_document.replication.json
}

resource "aws_s3_bucket_replication_configuration" "active" {
  bucket = aws_s3_bucket_versioning.active.bucket
  role   = aws_iam_role.replication.arn

  rule {
    id       = "everything"
    priority = 0
    status   = "Enabled"

    filter {
      prefix = ""
    }

    delete_marker_replication {
      status = "Disabled"
    }

    destination {
      bucket        = aws_s3_bucket.standby.arn
      storage_class = "STANDARD"

      replication_time {
        status = "Enabled"

        time {
          minutes = 15
        }
      }

      metrics {
        status = "Enabled"

        event_threshold {
          minutes = 15
        }
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.standby]
}
