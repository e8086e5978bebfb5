# refused: force_destroy
resource "aws_cloudwatch_event_rule" "cloudwatch_event_rule_force_destroy" {
  force_destroy       = true
  schedule_expression = "rate(5 minutes)"
}

# refused: force_destroy
resource "aws_cloudwatch_event_target" "cloudwatch_event_target_force_destroy" {
  arn           = "arn:aws:iam::123456789012:role/example"
  force_destroy = true
  rule          = aws_cloudwatch_event_rule.cloudwatch_event_target_force_destroy.name
}

resource "aws_cloudwatch_event_rule" "cloudwatch_event_target_force_destroy" {
  schedule_expression = "rate(5 minutes)"
}
