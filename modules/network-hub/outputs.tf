output "transit_gateway_id" {
  description = "ID of the transit gateway"
  value       = aws_ec2_transit_gateway.this.id
}

output "vpc_ids" {
  description = "IDs of all networks, by name"
  value       = merge({ hub = module.hub.vpc_id }, { for name, spoke in module.spoke : name => spoke.vpc_id })
}

output "nat_addresses" {
  description = "Public addresses of outgoing traffic, by zone"
  value       = { for zone, address in aws_eip.nat : zone => address.public_ip }
}

output "private_subnet_ids" {
  description = "IDs of the spokes' private subnets, by spoke and zone"
  value       = { for name, spoke in module.spoke : name => spoke.subnet_ids["private"] }
}
