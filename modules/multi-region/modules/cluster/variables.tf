variable "name" {
  description = "Name of the cluster and prefix of its roles, unique within the account"
  type        = string
}

variable "title" {
  description = "Human-readable prefix of the Name tags"
  type        = string
}

variable "kubernetes_version" {
  description = "Kubernetes version of the control plane and the nodes"
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets of the control plane's interfaces and the nodes"
  type        = list(string)
}

variable "public_access_cidrs" {
  description = "Address ranges that may reach the public endpoint"
  type        = list(string)
}

variable "kms_key_arn" {
  description = "Key that encrypts Kubernetes secrets and the control plane's log"
  type        = string
}

variable "log_retention_days" {
  description = "Days after which the control plane's log events expire"
  type        = number
}

variable "instance_types" {
  description = "Instance types of the nodes"
  type        = list(string)
  default     = ["t3.medium"]
}

variable "node_count" {
  description = "Fewest, wanted and most nodes"
  type = object({
    min     = number
    desired = number
    max     = number
  })
}

variable "addons" {
  description = "EKS add-ons to install, each in its default version"
  type        = set(string)
  default     = ["coredns", "eks-pod-identity-agent", "kube-proxy", "vpc-cni"]
}
