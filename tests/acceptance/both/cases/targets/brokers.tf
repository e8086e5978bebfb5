# What functions read that is no stream and no queue of AWS: brokers, clusters of Kafka, and databases of documents.
resource "aws_lambda_event_source_mapping" "kafka" {
  function_name     = aws_lambda_function.plain.arn
  event_source_arn  = "arn:aws:kafka:us-east-1:123456789012:cluster/targets/01234567-89ab-cdef-0123-456789abcdef-1"
  topics            = ["orders"]
  starting_position = "LATEST"

  amazon_managed_kafka_event_source_config {
    consumer_group_id = "targets"
  }

  provisioned_poller_config {
    maximum_pollers = 20
    minimum_pollers = 2
  }
}

resource "aws_lambda_event_source_mapping" "own_kafka" {
  function_name     = aws_lambda_function.plain.arn
  topics            = ["orders"]
  starting_position = "TRIM_HORIZON"

  self_managed_event_source {
    endpoints = { KAFKA_BOOTSTRAP_SERVERS = "kafka1.example.com:9092,kafka2.example.com:9092" }
  }

  self_managed_kafka_event_source_config {
    consumer_group_id = "targets"
  }

  source_access_configuration {
    type = "VPC_SUBNET"
    uri  = "subnet:${aws_subnet.main.id}"
  }

  source_access_configuration {
    type = "VPC_SECURITY_GROUP"
    uri  = "security_group:${aws_security_group.main.id}"
  }
}

resource "aws_lambda_event_source_mapping" "broker" {
  function_name    = aws_lambda_function.plain.arn
  event_source_arn = "arn:aws:mq:us-east-1:123456789012:broker:targets:b-01234567-89ab-cdef-0123-456789abcdef"
  queues           = ["orders"]

  source_access_configuration {
    type = "BASIC_AUTH"
    uri  = aws_secretsmanager_secret.main.arn
  }

  source_access_configuration {
    type = "VIRTUAL_HOST"
    uri  = "/targets"
  }
}

resource "aws_lambda_event_source_mapping" "documents" {
  function_name     = aws_lambda_function.plain.arn
  event_source_arn  = "arn:aws:rds:us-east-1:123456789012:cluster:targets"
  starting_position = "LATEST"

  document_db_event_source_config {
    collection_name = "orders"
    database_name   = "shop"
    full_document   = "UpdateLookup"
  }

  source_access_configuration {
    type = "BASIC_AUTH"
    uri  = aws_secretsmanager_secret.main.arn
  }
}

resource "aws_lambda_event_source_mapping" "collections" {
  function_name     = aws_lambda_function.plain.arn
  event_source_arn  = "arn:aws:rds:us-east-1:123456789012:cluster:targets-old"
  starting_position = "LATEST"

  document_db_event_source_config {
    database_name = "shop"
  }

  source_access_configuration {
    type = "BASIC_AUTH"
    uri  = aws_secretsmanager_secret.main.arn
  }
}
