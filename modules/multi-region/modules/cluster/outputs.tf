output "name" {
  description = "Name of the cluster"
  value       = aws_eks_cluster.this.name
}

output "arn" {
  description = "ARN of the cluster"
  value       = aws_eks_cluster.this.arn
}

output "endpoint" {
  description = "Address of the Kubernetes API"
  value       = aws_eks_cluster.this.endpoint
}

output "security_group_id" {
  description = "ID of the security group that EKS gives the control plane and the nodes"
  value       = aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
}

output "node_role_arn" {
  description = "ARN of the role of the nodes"
  value       = aws_iam_role.node.arn
}
