output "vpc_id" {
  description = "ID of the VPC"
  value       = aws_vpc.this.id
}

output "data_subnet_ids" {
  description = "IDs of the subnets for databases"
  value       = aws_subnet.data[*].id
}

output "server_security_group_id" {
  description = "ID of the servers' security group"
  value       = aws_security_group.server.id
}

output "dns_name" {
  description = "DNS name of the load balancer"
  value       = aws_lb.this.dns_name
}

output "dns_zone_id" {
  description = "ID of the hosted zone of the load balancer's DNS name"
  value       = aws_lb.this.zone_id
}

output "scaling_group_name" {
  description = "Name of the servers' scaling group"
  value       = aws_autoscaling_group.server.name
}
