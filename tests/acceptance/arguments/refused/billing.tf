# refused: account_id
resource "aws_budgets_budget" "budgets_budget_account_id" {
  account_id  = "123456789012"
  budget_type = "USAGE"
  time_unit   = "DAILY"
}

# refused: account_id
resource "aws_ce_anomaly_subscription" "ce_anomaly_subscription_account_id" {
  account_id       = "123456789012"
  frequency        = "DAILY"
  monitor_arn_list = ["arn:aws:iam::123456789012:role/example"]
  name             = "ce-anomaly-subscription"
  subscriber {
    address = "ops@example.com"
    type    = "EMAIL"
  }
}

# refused: account_id
resource "aws_budgets_budget_action" "budgets_budget_action_account_id" {
  account_id         = "123456789012"
  action_type        = "APPLY_IAM_POLICY"
  approval_model     = "AUTOMATIC"
  budget_name        = "budgets-budget-action"
  execution_role_arn = "arn:aws:iam::123456789012:role/example"
  notification_type  = "ACTUAL"
  action_threshold {
    action_threshold_type  = "PERCENTAGE"
    action_threshold_value = 1
  }
  definition {
  }
  subscriber {
    address           = "example"
    subscription_type = "SNS"
  }
}
