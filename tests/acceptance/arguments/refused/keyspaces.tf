# refused: comment
resource "aws_keyspaces_table" "keyspaces_table_comment" {
  keyspace_name = "example"
  table_name    = replace("keyspaces-table", "-", "_")
  comment {
  }
  schema_definition {
    column {
      name = "id"
      type = "text"
    }
    partition_key {
      name = "id"
    }
  }
}

# refused: schema_definition.static_column
resource "aws_keyspaces_table" "keyspaces_table_schema_definition_static_column" {
  keyspace_name = "example"
  table_name    = replace("keyspaces-table", "-", "_")
  schema_definition {
    column {
      name = "id"
      type = "text"
    }
    partition_key {
      name = "id"
    }
    static_column {
      name = "example"
    }
  }
}
