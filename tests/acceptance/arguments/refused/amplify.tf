# refused: enable_branch_auto_build
resource "aws_amplify_app" "amplify_app_enable_branch_auto_build" {
  enable_branch_auto_build = true
  name                     = "amplify-app"
}

# refused: backend_environment_arn
resource "aws_amplify_branch" "amplify_branch_backend_environment_arn" {
  app_id                  = "d0123456789abc"
  backend_environment_arn = "arn:aws:iam::123456789012:role/example"
  branch_name             = "amplify-branch"
}

# refused: display_name
resource "aws_amplify_branch" "amplify_branch_display_name" {
  app_id       = "d0123456789abc"
  branch_name  = "amplify-branch"
  display_name = "amplify-branch"
}

# refused: enable_notification
resource "aws_amplify_branch" "amplify_branch_enable_notification" {
  app_id              = "d0123456789abc"
  branch_name         = "amplify-branch"
  enable_notification = true
}

# refused: ttl
resource "aws_amplify_branch" "amplify_branch_ttl" {
  app_id      = "d0123456789abc"
  branch_name = "amplify-branch"
  ttl         = "example"
}
