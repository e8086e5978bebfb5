# refused: elasticsearch_settings.use_new_mapping_type
resource "aws_dms_endpoint" "dms_endpoint_elasticsearch_settings_use_new_mapping_type" {
  endpoint_id   = "example"
  endpoint_type = "source"
  engine_name   = "aurora"
  elasticsearch_settings {
    endpoint_uri            = "https://www.example.com/"
    service_access_role_arn = "arn:aws:iam::123456789012:role/example"
    use_new_mapping_type    = true
  }
}

# refused: kafka_settings.sasl_mechanism
resource "aws_dms_endpoint" "dms_endpoint_kafka_settings_sasl_mechanism" {
  endpoint_id   = "example"
  endpoint_type = "source"
  engine_name   = "aurora"
  kafka_settings {
    broker         = "example"
    sasl_mechanism = "scram-sha-512"
  }
}

# refused: kinesis_settings.use_large_integer_value
resource "aws_dms_endpoint" "dms_endpoint_kinesis_settings_use_large_integer_value" {
  endpoint_id   = "example"
  endpoint_type = "source"
  engine_name   = "aurora"
  kinesis_settings {
    use_large_integer_value = true
  }
}

# refused: pause_replication_tasks
resource "aws_dms_endpoint" "dms_endpoint_pause_replication_tasks" {
  endpoint_id             = "example"
  endpoint_type           = "source"
  engine_name             = "aurora"
  pause_replication_tasks = true
}

# refused: postgres_settings.map_jsonb_as_clob
resource "aws_dms_endpoint" "dms_endpoint_postgres_settings_map_jsonb_as_clob" {
  endpoint_id   = "example"
  endpoint_type = "source"
  engine_name   = "aurora"
  postgres_settings {
    map_jsonb_as_clob = true
  }
}

# refused: postgres_settings.map_long_varchar_as
resource "aws_dms_endpoint" "dms_endpoint_postgres_settings_map_long_varchar_as" {
  endpoint_id   = "example"
  endpoint_type = "source"
  engine_name   = "aurora"
  postgres_settings {
    map_long_varchar_as = "example"
  }
}

# refused: start_replication_task
resource "aws_dms_replication_task" "dms_replication_task_start_replication_task" {
  migration_type           = "full-load"
  replication_instance_arn = "arn:aws:iam::123456789012:role/example"
  replication_task_id      = "example"
  source_endpoint_arn      = "arn:aws:iam::123456789012:role/example"
  start_replication_task   = true
  table_mappings           = jsonencode({ rules = [{ rule-type = "selection", rule-id = "1", rule-name = "1", object-locator = { schema-name = "%", table-name = "%" }, rule-action = "include" }] })
  target_endpoint_arn      = "arn:aws:iam::123456789012:role/example"
}

# refused: start_replication
resource "aws_dms_replication_config" "dms_replication_config_start_replication" {
  replication_config_identifier = "dms-replication-config"
  replication_type              = "full-load"
  source_endpoint_arn           = "arn:aws:iam::123456789012:role/example"
  start_replication             = true
  table_mappings                = jsonencode({ rules = [{ rule-type = "selection", rule-id = "1", rule-name = "1", object-locator = { schema-name = "%", table-name = "%" }, rule-action = "include" }] })
  target_endpoint_arn           = "arn:aws:iam::123456789012:role/example"
  compute_config {
    replication_subnet_group_id = "subnet-0123456789abcdef0"
  }
}
