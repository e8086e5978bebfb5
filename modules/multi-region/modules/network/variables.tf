variable "name" {
  description = "Prefix of the names, unique within the account"
  type        = string
}

variable "title" {
  description = "Human-readable prefix of the Name tags"
  type        = string
}

variable "cidr_block" {
  description = "Address range of the VPC, a /16"
  type        = string
}

variable "zone_count" {
  description = "Number of availability zones to span"
  type        = number
  default     = 3

  validation {
    condition     = var.zone_count >= 2 && var.zone_count <= 6
    error_message = "A network spans 2 to 6 availability zones."
  }
}

variable "single_nat_gateway" {
  description = "Whether all zones share one NAT gateway: cheaper, but a single point of failure"
  type        = bool
  default     = false
}

variable "log_retention_days" {
  description = "Days after which flow log events expire"
  type        = number
}

variable "kms_key_arn" {
  description = "Key that encrypts the flow log"
  type        = string
}
