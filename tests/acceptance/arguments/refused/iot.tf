# refused: dynamodb.operation
resource "aws_iot_topic_rule" "iot_topic_rule_dynamodb_operation" {
  enabled     = true
  name        = replace("iot-topic-rule", "-", "_")
  sql         = "example"
  sql_version = "example"
  dynamodb {
    hash_key_field = "example"
    hash_key_value = "example"
    operation      = "DELETE"
    role_arn       = "arn:aws:iam::123456789012:role/example"
    table_name     = "example"
  }
}

# refused: error_action.dynamodb.operation
resource "aws_iot_topic_rule" "iot_topic_rule_error_action_dynamodb_operation" {
  enabled     = true
  name        = replace("iot-topic-rule", "-", "_")
  sql         = "example"
  sql_version = "example"
  error_action {
    dynamodb {
      hash_key_field = "example"
      hash_key_value = "example"
      operation      = "DELETE"
      role_arn       = "arn:aws:iam::123456789012:role/example"
      table_name     = "example"
    }
  }
}

# refused: thing_type_name
resource "aws_iot_thing" "iot_thing_thing_type_name" {
  name            = "iot-thing"
  thing_type_name = "iot-thing"
}
