# refused: storage_connectors.resource_identifier
resource "aws_appstream_stack" "appstream_stack_storage_connectors_resource_identifier" {
  name = "appstream-stack"
  storage_connectors {
    connector_type      = "GOOGLE_DRIVE"
    resource_identifier = "example"
  }
}

# refused: enabled
resource "aws_appstream_user" "appstream_user_enabled" {
  authentication_type = "API"
  enabled             = false
  user_name           = "appstream-user"
}
