# refused: skip_destroy
resource "aws_organizations_policy_attachment" "organizations_policy_attachment_skip_destroy" {
  policy_id    = aws_organizations_policy.organizations_policy_attachment_skip_destroy.id
  skip_destroy = true
  target_id    = "ou-ab12-11111111"
}

resource "aws_organizations_policy" "organizations_policy_attachment_skip_destroy" {
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "ec2:RunInstances", Resource = "*" }] })
  name    = "organizations-policy-att-organizations-p"
}

# refused: aws_service_access_principals
resource "aws_organizations_organization" "organizations_organization_aws_service_access_principals" {
  aws_service_access_principals = ["example"]
}

# refused: enabled_policy_types
resource "aws_organizations_organization" "organizations_organization_enabled_policy_types" {
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}

# refused: create_govcloud
resource "aws_organizations_account" "organizations_account_create_govcloud" {
  create_govcloud = true
  email           = "admin@example.com"
  name            = "organizations-account"
}

# refused: iam_user_access_to_billing
resource "aws_organizations_account" "organizations_account_iam_user_access_to_billing" {
  email                      = "admin@example.com"
  iam_user_access_to_billing = "DENY"
  name                       = "organizations-account"
}
