# refused: key_id
resource "aws_ssm_parameter" "ssm_parameter_key_id" {
  insecure_value = "example"
  key_id         = "example"
  name           = "/example/ssm-parameter"
  type           = "String"
}

# refused: permissions
resource "aws_ssm_document" "ssm_document_permissions" {
  content       = jsonencode({ schemaVersion = "2.2", mainSteps = [{ action = "aws:runShellScript", name = "run", inputs = { runCommand = ["true"] } }] })
  document_type = "ApplicationConfiguration"
  name          = "ssm-document"
  permissions   = { Name = "example" }
}

# refused: enabled
resource "aws_ssm_maintenance_window" "ssm_maintenance_window_enabled" {
  cutoff   = 1
  duration = 1
  enabled  = false
  name     = "ssm-maintenance-window"
  schedule = "example"
}
