# Both regions take requests and write to their own replica of one global table. Whatever else a region needs lives in the region, so
# either of them can serve alone.

resource "aws_dynamodb_table" "orders" {
  name             = "${var.service}-${var.stage}"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "customer_id"
  range_key        = "order_id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "customer_id"
    type = "S"
  }

  attribute {
    name = "order_id"
    type = "S"
  }

  attribute {
    name = "status"
    type = "S"
  }

  attribute {
    name = "created_at"
    type = "N"
  }

  global_secondary_index {
    name               = "by-status"
    hash_key           = "status"
    range_key          = "created_at"
    projection_type    = "INCLUDE"
    non_key_attributes = ["total", "currency"]
  }

  ttl {
    attribute_name = "expires_at"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }

  replica {
    region_name            = var.second_region
    point_in_time_recovery = true
    propagate_tags         = true
  }
}

module "first" {
  source = "./modules/region"

  service         = var.service
  stage           = var.stage
  table_name      = aws_dynamodb_table.orders.name
  code_bucket     = "${var.code_bucket_prefix}-${var.first_region}"
  code_key        = var.code_key
  log_level       = var.log_level
  payment_api_key = var.payment_api_key
  allowed_origins = var.allowed_origins
}

module "second" {
  source = "./modules/region"

  providers = {
    aws = aws.second
  }

  service         = var.service
  stage           = var.stage
  table_name      = aws_dynamodb_table.orders.name
  code_bucket     = "${var.code_bucket_prefix}-${var.second_region}"
  code_key        = var.code_key
  log_level       = var.log_level
  payment_api_key = var.payment_api_key
  allowed_origins = var.allowed_origins
}
