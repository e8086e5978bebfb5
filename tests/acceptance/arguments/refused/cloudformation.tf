# refused: capabilities
resource "aws_cloudformation_stack" "cloudformation_stack_capabilities" {
  capabilities = ["CAPABILITY_IAM"]
  name         = "cloudformation-stack"
}

# refused: disable_rollback
resource "aws_cloudformation_stack" "cloudformation_stack_disable_rollback" {
  disable_rollback = true
  name             = "cloudformation-stack"
}

# refused: iam_role_arn
resource "aws_cloudformation_stack" "cloudformation_stack_iam_role_arn" {
  iam_role_arn = "arn:aws:iam::123456789012:role/example"
  name         = "cloudformation-stack"
}

# refused: on_failure
resource "aws_cloudformation_stack" "cloudformation_stack_on_failure" {
  name       = "cloudformation-stack"
  on_failure = "DO_NOTHING"
}

# refused: policy_body
resource "aws_cloudformation_stack" "cloudformation_stack_policy_body" {
  name        = "cloudformation-stack"
  policy_body = jsonencode({ Statement = [{ Effect = "Allow", Action = "Update:*", Principal = "*", Resource = "*" }] })
}

# refused: policy_url
resource "aws_cloudformation_stack" "cloudformation_stack_policy_url" {
  name       = "cloudformation-stack"
  policy_url = "https://www.example.com/"
}

# refused: template_body
resource "aws_cloudformation_stack" "cloudformation_stack_template_body" {
  name          = "cloudformation-stack"
  template_body = "example"
}

# refused: retain_stack
resource "aws_cloudformation_stack_set_instance" "cloudformation_stack_set_instance_retain_stack" {
  retain_stack   = true
  stack_set_name = aws_cloudformation_stack_set.cloudformation_stack_set_instance_retain_stack.name
}

resource "aws_cloudformation_stack_set" "cloudformation_stack_set_instance_retain_stack" {
  name          = "cloudformation-stack-set-cloudformation"
  template_body = "Resources: {}"
}
