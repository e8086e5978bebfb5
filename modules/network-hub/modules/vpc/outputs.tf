output "vpc_id" {
  description = "ID of the VPC"
  value       = aws_vpc.this.id
}

output "subnet_ids" {
  description = "IDs of the subnets, by tier and zone"
  value       = { for name, tier in module.tier : name => tier.subnet_ids }
}

output "route_table_ids" {
  description = "IDs of the route tables, by tier and zone"
  value       = { for name, tier in module.tier : name => tier.route_table_ids }
}
