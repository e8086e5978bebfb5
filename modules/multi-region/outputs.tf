output "vpc_ids" {
  description = "IDs of the VPCs, by role"
  value = {
    primary   = module.network_primary.vpc_id
    secondary = module.network_secondary.vpc_id
  }
}

output "environment_vpc_ids" {
  description = "IDs of the environments' VPCs in the primary region, by environment"
  value       = { for name, vpc in aws_vpc.environment_primary : name => vpc.id }
}

output "peering_connection_id" {
  description = "ID of the peering connection between the regions"
  value       = aws_vpc_peering_connection.primary_to_secondary.id
}

output "nat_addresses" {
  description = "Public addresses of outgoing traffic, both regions"
  value       = concat(module.network_primary.nat_addresses, module.network_secondary.nat_addresses)
}

output "database_endpoint" {
  description = "Host and port of the database that takes writes"
  value       = aws_db_instance.primary.endpoint
}

output "database_replica_endpoint" {
  description = "Host and port of the read replica"
  value       = aws_db_instance.secondary.endpoint
}

output "primary_bucket" {
  description = "Name of the bucket to write to"
  value       = aws_s3_bucket.primary.id
}

output "secondary_bucket" {
  description = "Name of the bucket that holds the replicas"
  value       = aws_s3_bucket.secondary.id
}

output "cluster_endpoints" {
  description = "Kubernetes API endpoints, by role"
  value = {
    primary   = module.cluster_primary.endpoint
    secondary = module.cluster_secondary.endpoint
  }
}

output "primary_load_balancer" {
  description = "DNS name of the primary load balancer"
  value       = aws_lb.primary.dns_name
}

output "secondary_load_balancer" {
  description = "DNS name of the secondary load balancer"
  value       = aws_lb.secondary.dns_name
}

output "name_servers" {
  description = "Name servers to delegate the domain to"
  value       = aws_route53_zone.main.name_servers
}

output "website_url" {
  description = "Address of the failover record"
  value       = "http://${aws_route53_record.www.fqdn}"
}

output "distribution_domain_name" {
  description = "Domain name of the content delivery network"
  value       = aws_cloudfront_distribution.main.domain_name
}
