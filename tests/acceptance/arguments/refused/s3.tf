# refused: grant
resource "aws_s3_bucket" "s3_bucket_grant" {
  grant {
    permissions = ["READ"]
    type        = "CanonicalUser"
  }
}

# refused: request_payer
resource "aws_s3_bucket" "s3_bucket_request_payer" {
  request_payer = "Requester"
}

# refused: versioning.mfa_delete
resource "aws_s3_bucket" "s3_bucket_versioning_mfa_delete" {
  versioning {
    mfa_delete = true
  }
}

# refused: mfa
resource "aws_s3_bucket_versioning" "s3_bucket_versioning_mfa" {
  bucket = aws_s3_bucket.s3_bucket_versioning_mfa.id
  mfa    = "example"
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "s3_bucket_versioning_mfa" {
}

# refused: versioning_configuration.mfa_delete
resource "aws_s3_bucket_versioning" "s3_bucket_versioning_versioning_configuration_mfa_delete" {
  bucket = aws_s3_bucket.s3_bucket_versioning_versioning_configuration_mfa_delete.id
  versioning_configuration {
    mfa_delete = "Enabled"
    status     = "Enabled"
  }
}

resource "aws_s3_bucket" "s3_bucket_versioning_versioning_configuration_mfa_delete" {
}

# refused: rule.existing_object_replication
resource "aws_s3_bucket_replication_configuration" "s3_bucket_replication_configuration_rule_existing_object_replication" {
  bucket = aws_s3_bucket.s3_bucket_replication_configuration_rule_existing_object_replication.id
  role   = "arn:aws:iam::123456789012:role/example"
  rule {
    status = "Enabled"
    destination {
      bucket = "arn:aws:s3:::example-bucket"
    }
    existing_object_replication {
      status = "Enabled"
    }
  }
}

resource "aws_s3_bucket" "s3_bucket_replication_configuration_rule_existing_object_replication" {
}

# refused: token
resource "aws_s3_bucket_replication_configuration" "s3_bucket_replication_configuration_token" {
  bucket = aws_s3_bucket.s3_bucket_replication_configuration_token.id
  role   = "arn:aws:iam::123456789012:role/example"
  token  = "example"
  rule {
    status = "Enabled"
    destination {
      bucket = "arn:aws:s3:::example-bucket"
    }
  }
}

resource "aws_s3_bucket" "s3_bucket_replication_configuration_token" {
}

# refused: access_control_policy
resource "aws_s3_bucket_acl" "s3_bucket_acl_access_control_policy" {
  bucket = aws_s3_bucket.s3_bucket_acl_access_control_policy.id
  access_control_policy {
    owner {
      id = "123456789012"
    }
  }
}

resource "aws_s3_bucket" "s3_bucket_acl_access_control_policy" {
}

# refused: target_grant
resource "aws_s3_bucket_logging" "s3_bucket_logging_target_grant" {
  bucket        = aws_s3_bucket.s3_bucket_logging_target_grant.id
  target_bucket = "example"
  target_prefix = "example"
  target_grant {
    permission = "READ"
    grantee {
      type = "CanonicalUser"
    }
  }
}

resource "aws_s3_bucket" "s3_bucket_logging_target_grant" {
}

# refused: destination.bucket.encryption
resource "aws_s3_bucket_inventory" "s3_bucket_inventory_destination_bucket_encryption" {
  bucket                   = aws_s3_bucket.s3_bucket_inventory_destination_bucket_encryption.id
  included_object_versions = "All"
  name                     = "s3-bucket-inventory"
  destination {
    bucket {
      bucket_arn = "arn:aws:s3:::example-bucket"
      format     = "CSV"
      encryption {
      }
    }
  }
  schedule {
    frequency = "Daily"
  }
}

resource "aws_s3_bucket" "s3_bucket_inventory_destination_bucket_encryption" {
}

# refused: token
resource "aws_s3_bucket_object_lock_configuration" "s3_bucket_object_lock_configuration_token" {
  bucket = aws_s3_bucket.s3_bucket_object_lock_configuration_token.id
  token  = "example"
}

resource "aws_s3_bucket" "s3_bucket_object_lock_configuration_token" {
}
