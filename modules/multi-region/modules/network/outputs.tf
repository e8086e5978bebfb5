output "vpc_id" {
  description = "ID of the VPC"
  value       = aws_vpc.this.id
}

output "cidr_block" {
  description = "Address range of the VPC"
  value       = aws_vpc.this.cidr_block
}

output "public_subnet_ids" {
  description = "IDs of the public subnets, by zone"
  value       = aws_subnet.public[*].id
}

output "private_subnet_ids" {
  description = "IDs of the private subnets, by zone"
  value       = aws_subnet.private[*].id
}

output "public_route_table_id" {
  description = "ID of the route table that the public subnets share"
  value       = aws_route_table.public.id
}

output "private_route_table_ids" {
  description = "IDs of the route tables of the private subnets, by zone"
  value       = aws_route_table.private[*].id
}

output "nat_addresses" {
  description = "Public addresses from which the private subnets reach the internet"
  value       = aws_eip.nat[*].public_ip
}
