# refused: configuration
resource "aws_grafana_workspace" "grafana_workspace_configuration" {
  account_access_type      = "CURRENT_ACCOUNT"
  authentication_providers = ["AWS_SSO"]
  configuration            = jsonencode({ plugins = { pluginAdminEnabled = true } })
  permission_type          = "CUSTOMER_MANAGED"
}
