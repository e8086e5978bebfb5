# refused: is_enabled
resource "aws_config_configuration_recorder_status" "config_configuration_recorder_status" {
  is_enabled = false
  name       = "config-configuration-rec"
}

# refused: tags
resource "aws_config_config_rule" "config_config_rule_tags" {
  name = "config-config-rule"
  tags = { Name = "example" }
  source {
    owner = "CUSTOM_LAMBDA"
  }
}
