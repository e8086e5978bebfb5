# Tables: what is throttled on demand, copied to other regions, and made of files.
resource "aws_dynamodb_table" "on_demand" {
  name         = "storage-on-demand"
  billing_mode = "PAY_PER_REQUEST"
  table_class  = "STANDARD_INFREQUENT_ACCESS"
  hash_key     = "id"
  range_key    = "at"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  attribute {
    name = "kind"
    type = "S"
  }

  on_demand_throughput {
    max_read_request_units  = 100
    max_write_request_units = 50
  }

  global_secondary_index {
    name            = "by-kind"
    hash_key        = "kind"
    projection_type = "ALL"

    on_demand_throughput {
      max_read_request_units  = 30
      max_write_request_units = 20
    }
  }

  local_secondary_index {
    name               = "by-kind-of-one"
    range_key          = "kind"
    projection_type    = "INCLUDE"
    non_key_attributes = ["size", "owner"]
  }

  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = 14
  }
}

resource "aws_dynamodb_table" "imported" {
  name         = "storage-imported"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  import_table {
    input_format           = "CSV"
    input_compression_type = "GZIP"

    input_format_options {
      csv {
        delimiter   = ";"
        header_list = ["id", "name"]
      }
    }

    s3_bucket_source {
      bucket       = aws_s3_bucket.apart.id
      bucket_owner = data.aws_caller_identity.current.account_id
      key_prefix   = "import/"
    }
  }
}

resource "aws_dynamodb_table" "copied" {
  name             = "storage-copied"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  tags             = { Name = "copied" }

  attribute {
    name = "id"
    type = "S"
  }

  replica {
    region_name            = "us-west-2"
    point_in_time_recovery = true
    propagate_tags         = true
  }
}
