output "table_name" {
  description = "Name of the global table"
  value       = aws_dynamodb_table.orders.name
}

output "endpoints" {
  description = "Address of the API in each region"
  value = {
    (var.first_region)  = module.first.api_endpoint
    (var.second_region) = module.second.api_endpoint
  }
}

output "queue_urls" {
  description = "Address of the order queue in each region"
  value = {
    (var.first_region)  = module.first.queue_url
    (var.second_region) = module.second.queue_url
  }
}
