# refused: force_update
resource "aws_cloudwatch_log_destination_policy" "cloudwatch_log_destination_policy_force_update" {
  access_policy    = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { AWS = "123456789012" }, Action = "logs:PutSubscriptionFilter", Resource = "arn:aws:logs:us-east-1:123456789012:destination:example" }] })
  destination_name = aws_cloudwatch_log_destination.cloudwatch_log_destination_policy_force_update.name
  force_update     = true
}

resource "aws_cloudwatch_log_destination" "cloudwatch_log_destination_policy_force_update" {
  name       = "cloudwatch-log-destinati-cloudwatch-log"
  role_arn   = "arn:aws:iam::123456789012:role/example"
  target_arn = "arn:aws:iam::123456789012:role/example"
}
