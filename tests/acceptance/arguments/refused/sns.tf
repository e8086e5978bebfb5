# refused: delivery_policy
resource "aws_sns_topic" "sns_topic_delivery_policy" {
  delivery_policy = jsonencode({ http = { defaultHealthyRetryPolicy = { numRetries = 3 } } })
}
