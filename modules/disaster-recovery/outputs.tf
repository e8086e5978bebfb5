output "url" {
  description = "Address of the application"
  value       = "http://app.${var.domain_name}"
}

output "writer_endpoint" {
  description = "Host of the database that takes writes"
  value       = aws_rds_cluster.active.endpoint
}

output "standby_reader_endpoint" {
  description = "Host of the database replica"
  value       = aws_rds_cluster.standby.reader_endpoint
}

output "scaling_groups" {
  description = "Names of the scaling groups, to be resized in an emergency"
  value = {
    active  = module.active.scaling_group_name
    standby = module.standby.scaling_group_name
  }
}
