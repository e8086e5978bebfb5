output "api_endpoint" {
  description = "Address of the API"
  value       = aws_apigatewayv2_api.this.api_endpoint
}

output "queue_url" {
  description = "Address of the order queue"
  value       = aws_sqs_queue.orders.url
}

output "topic_arn" {
  description = "ARN of the topic that new orders are published to"
  value       = aws_sns_topic.orders.arn
}
