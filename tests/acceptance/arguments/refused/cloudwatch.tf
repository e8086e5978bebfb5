# refused: tags
resource "aws_cloudwatch_log_anomaly_detector" "cloudwatch_log_anomaly_detector_tags" {
  enabled            = true
  log_group_arn_list = ["arn:aws:logs:us-east-1:123456789012:log-group:example"]
  tags               = { Name = "example" }
}
