# refused: restore_date_time
resource "aws_dynamodb_table" "dynamodb_table_restore_date_time" {
  hash_key          = "attribute1"
  name              = "dynamodb-table"
  range_key         = "attribute2"
  restore_date_time = "2030-01-01T00:00:00Z"
  attribute {
    name = "attribute1"
    type = "S"
  }
  attribute {
    name = "attribute2"
    type = "S"
  }
  attribute {
    name = "attribute3"
    type = "S"
  }
  global_secondary_index {
    hash_key        = "attribute3"
    name            = "example"
    projection_type = "INCLUDE"
  }
}

# refused: restore_source_name
resource "aws_dynamodb_table" "dynamodb_table_restore_source_name" {
  hash_key            = "attribute1"
  name                = "dynamodb-table"
  range_key           = "attribute2"
  restore_source_name = "dynamodb-table"
  attribute {
    name = "attribute1"
    type = "S"
  }
  attribute {
    name = "attribute2"
    type = "S"
  }
  attribute {
    name = "attribute3"
    type = "S"
  }
  global_secondary_index {
    hash_key        = "attribute3"
    name            = "example"
    projection_type = "INCLUDE"
  }
}

# refused: restore_source_table_arn
resource "aws_dynamodb_table" "dynamodb_table_restore_source_table_arn" {
  hash_key                 = "attribute1"
  name                     = "dynamodb-table"
  range_key                = "attribute2"
  restore_source_table_arn = "arn:aws:dynamodb:us-east-1:123456789012:table/example"
  attribute {
    name = "attribute1"
    type = "S"
  }
  attribute {
    name = "attribute2"
    type = "S"
  }
  attribute {
    name = "attribute3"
    type = "S"
  }
  global_secondary_index {
    hash_key        = "attribute3"
    name            = "example"
    projection_type = "INCLUDE"
  }
}

# refused: restore_to_latest_time
resource "aws_dynamodb_table" "dynamodb_table_restore_to_latest_time" {
  hash_key               = "attribute1"
  name                   = "dynamodb-table"
  range_key              = "attribute2"
  restore_to_latest_time = true
  attribute {
    name = "attribute1"
    type = "S"
  }
  attribute {
    name = "attribute2"
    type = "S"
  }
  attribute {
    name = "attribute3"
    type = "S"
  }
  global_secondary_index {
    hash_key        = "attribute3"
    name            = "example"
    projection_type = "INCLUDE"
  }
}
