# refused: is_enabled
resource "aws_config_configuration_recorder_status" "config_configuration_recorder_status" {
  is_enabled = false
  name       = "config-configuration-rec"
}
