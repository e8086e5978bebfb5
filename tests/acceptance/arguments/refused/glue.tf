# refused: source_control_details
resource "aws_glue_job" "glue_job_source_control_details" {
  name     = "glue-job"
  role_arn = "arn:aws:iam::123456789012:role/example"
  command {
    script_location = "example"
  }
  source_control_details {
  }
}

# refused: enabled
resource "aws_glue_trigger" "glue_trigger_enabled" {
  enabled = false
  name    = "glue-trigger"
  type    = "CONDITIONAL"
  actions {
  }
}

# refused: lineage_configuration
resource "aws_glue_crawler" "glue_crawler_lineage_configuration" {
  database_name = "glue-crawler"
  name          = "glue-crawler"
  role          = "arn:aws:iam::123456789012:role/example"
  catalog_target {
    database_name = "example"
    tables        = ["example"]
  }
  lineage_configuration {
  }
}

# refused: mongodb_target.scan_all
resource "aws_glue_crawler" "glue_crawler_mongodb_target_scan_all" {
  database_name = "glue-crawler"
  name          = "glue-crawler"
  role          = "arn:aws:iam::123456789012:role/example"
  mongodb_target {
    connection_name = "example"
    path            = "/example"
    scan_all        = false
  }
}

# refused: partition_index
resource "aws_glue_catalog_table" "glue_catalog_table_partition_index" {
  database_name = "glue-catalog-table"
  name          = "glue-catalog-table"
  partition_index {
    index_name = "example"
    keys       = ["example"]
  }
}

# refused: storage_descriptor.additional_locations
resource "aws_glue_catalog_table" "glue_catalog_table_storage_descriptor_additional_locations" {
  database_name = "glue-catalog-table"
  name          = "glue-catalog-table"
  storage_descriptor {
    additional_locations = ["example"]
  }
}

# refused: storage_descriptor.columns.parameters
resource "aws_glue_catalog_table" "glue_catalog_table_storage_descriptor_columns_parameters" {
  database_name = "glue-catalog-table"
  name          = "glue-catalog-table"
  storage_descriptor {
    columns {
      name       = "example"
      parameters = { Name = "example" }
    }
  }
}

# refused: csv_classifier.serde
resource "aws_glue_classifier" "glue_classifier_csv_classifier_serde" {
  name = "glue-classifier"
  csv_classifier {
    serde = "OpenCSVSerDe"
  }
}

# refused: target_table.catalog_id
resource "aws_glue_data_quality_ruleset" "glue_data_quality_ruleset_target_table_catalog_id" {
  name    = "glue-data-quality-rulese"
  ruleset = "example"
  target_table {
    catalog_id    = "123456789012"
    database_name = "example"
    table_name    = "example"
  }
}

# refused: storage_descriptor.additional_locations
resource "aws_glue_partition" "glue_partition_storage_descriptor_additional_locations" {
  database_name    = "glue-partition"
  partition_values = ["example"]
  table_name       = "glue-partition"
  storage_descriptor {
    additional_locations = ["example"]
  }
}
