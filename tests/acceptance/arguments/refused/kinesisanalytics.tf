# refused: application_configuration.sql_application_configuration.input.input_starting_position_configuration
resource "aws_kinesisanalyticsv2_application" "kinesisanalyticsv2_application_application_configuration_sql_application_configuration_input_input_starting_position_configuration" {
  name                   = "kinesisanalyticsv2-appli"
  runtime_environment    = "FLINK-1_11"
  service_execution_role = "arn:aws:iam::123456789012:role/example"
  application_configuration {
    application_code_configuration {
      code_content_type = "PLAINTEXT"
    }
    sql_application_configuration {
      input {
        name_prefix = "example"
        input_schema {
          record_column {
            name     = "example"
            sql_type = "example"
          }
          record_format {
            record_format_type = "JSON"
            mapping_parameters {
              csv_mapping_parameters {
                record_column_delimiter = "example"
                record_row_delimiter    = "example"
              }
            }
          }
        }
        input_starting_position_configuration {
        }
        kinesis_firehose_input {
          resource_arn = "arn:aws:firehose:us-east-1:123456789012:deliverystream/example"
        }
      }
    }
  }
}

# refused: start_application
resource "aws_kinesisanalyticsv2_application" "kinesisanalyticsv2_application_start_application" {
  name                   = "kinesisanalyticsv2-appli"
  runtime_environment    = "FLINK-1_11"
  service_execution_role = "arn:aws:iam::123456789012:role/example"
  start_application      = true
}
