# refused: catalog_id
resource "aws_lakeformation_data_lake_settings" "lakeformation_data_lake_settings_catalog_id" {
  catalog_id = "123456789012"
}

# refused: table_data.version_id
resource "aws_lakeformation_data_cells_filter" "lakeformation_data_cells_filter_table_data_version_id" {
  table_data {
    column_names     = ["a"]
    database_name    = "example"
    name             = "lakeformation-data-cells"
    table_catalog_id = "123456789012"
    table_name       = "example"
    version_id       = "1"
    row_filter {
      filter_expression = "a=1"
    }
  }
}
