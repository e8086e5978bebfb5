variable "application" {
  description = "Prefix of every name, unique within the account"
  type        = string
  default     = "ledger"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,15}$", var.application))
    error_message = "The application must be 2 to 16 lowercase letters, digits and hyphens, and start with a letter."
  }
}

variable "cost_center" {
  description = "Cost center that pays"
  type        = string
  default     = "4711"
}

variable "active_region" {
  description = "Region that serves"
  type        = string
  default     = "us-west-2"
}

variable "standby_region" {
  description = "Region to recover in"
  type        = string
  default     = "us-east-2"
}

variable "domain_name" {
  description = "Domain of the hosted zone"
  type        = string
  default     = "example.org"
}

variable "master_username" {
  description = "Name of the database administrator"
  type        = string
  default     = "ledger_admin"
}

variable "master_password" {
  description = "Password of the database administrator"
  type        = string
  sensitive   = true
}

variable "instance_type" {
  description = "Instance type of the application servers"
  type        = string
  default     = "m7g.large"

  validation {
    condition     = contains(["t4g.medium", "m7g.large", "m7g.xlarge"], var.instance_type)
    error_message = "The instance type must be t4g.medium, m7g.large or m7g.xlarge."
  }
}

variable "image_parameter" {
  description = "Public parameter that names the machine image of a region"
  type        = string
  default     = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

variable "warm_standby" {
  description = "Whether servers already run in the standby region: recovery in minutes, for the price of two servers"
  type        = bool
  default     = false
}

variable "operators" {
  description = "Addresses that are told about alarms"
  type        = set(string)
  default     = ["oncall@example.org"]
}
