variable "project" {
  description = "Prefix of every name, unique within the account"
  type        = string
  default     = "atlas"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,15}$", var.project))
    error_message = "The project must be 2 to 16 lowercase letters, digits and hyphens, and start with a letter."
  }
}

variable "primary_region" {
  description = "Region that serves all traffic in normal operation"
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.primary_region))
    error_message = "The primary region must be the code of a region, such as us-east-1."
  }
}

variable "secondary_region" {
  description = "Region that holds the replicas and takes over when the primary fails"
  type        = string
  default     = "eu-west-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.secondary_region))
    error_message = "The secondary region must be the code of a region, such as eu-west-1."
  }
}

variable "primary_cidr" {
  description = "Address range of the primary VPC, a /16"
  type        = string
  default     = "10.0.0.0/16"
}

variable "secondary_cidr" {
  description = "Address range of the secondary VPC, a /16 that does not overlap with the primary one"
  type        = string
  default     = "10.1.0.0/16"
}

variable "domain_name" {
  description = "Domain of the hosted zone; www, primary and secondary are created below it"
  type        = string
  default     = "example.com"

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z]{2,}$", var.domain_name))
    error_message = "The domain name must be a fully qualified name in lowercase, without a trailing dot."
  }
}

variable "primary_certificate_arn" {
  description = "Certificate for the primary load balancer, in the primary region; empty serves HTTP alone"
  type        = string
  default     = ""
}

variable "secondary_certificate_arn" {
  description = "Certificate for the secondary load balancer, in the secondary region; empty serves HTTP alone"
  type        = string
  default     = ""
}

variable "db_name" {
  description = "Name of the schema that RDS creates"
  type        = string
  default     = "mydb"

  validation {
    condition     = can(regex("^[a-zA-Z][a-zA-Z0-9_]{0,63}$", var.db_name))
    error_message = "The database name must start with a letter and have at most 64 letters, digits and underscores."
  }
}

variable "db_username" {
  description = "Name of the database administrator"
  type        = string
  default     = "admin"
}

variable "db_password" {
  description = "Password of the database administrator"
  type        = string
  sensitive   = true

  validation {
    condition     = can(regex("^[^/@\" ]{8,41}$", var.db_password))
    error_message = "The password must have 8 to 41 characters, none of them a slash, an at sign, a double quote or a space."
  }
}

variable "db_instance_class" {
  description = "Instance class of the database and of its replica"
  type        = string
  default     = "db.t4g.medium"

  validation {
    condition     = contains(["db.t4g.medium", "db.t4g.large", "db.m7g.large", "db.m7g.xlarge", "db.r7g.large", "db.r7g.xlarge"], var.db_instance_class)
    error_message = "The instance class must be one of the Graviton classes db.t4g, db.m7g and db.r7g that this configuration is sized for."
  }
}

variable "db_allocated_storage" {
  description = "Storage of the database in GiB"
  type        = number
  default     = 20

  validation {
    condition     = var.db_allocated_storage >= 20 && var.db_allocated_storage <= 65536
    error_message = "The storage must be 20 to 65536 GiB."
  }
}

variable "db_multi_az" {
  description = "Whether the primary database has a standby in a second zone"
  type        = bool
  default     = true
}

variable "deletion_protection" {
  description = "Whether databases and load balancers refuse to be deleted"
  type        = bool
  default     = true
}

variable "kubernetes_version" {
  description = "Kubernetes version of both clusters"
  type        = string
  default     = "1.33"

  validation {
    condition     = contains(["1.31", "1.32", "1.33", "1.34"], var.kubernetes_version)
    error_message = "The Kubernetes version must be one of 1.31, 1.32, 1.33 and 1.34."
  }
}

variable "api_allowed_cidrs" {
  description = "Address ranges that may reach the public endpoints of the clusters"
  type        = list(string)
  default     = ["0.0.0.0/0"]
}

variable "alarm_email" {
  description = "Address that is told about alarms; empty for none"
  type        = string
  default     = ""
}

variable "log_retention_days" {
  description = "Days after which log events expire"
  type        = number
  default     = 30

  validation {
    condition     = contains([7, 14, 30, 60, 90, 180, 365], var.log_retention_days)
    error_message = "The retention must be one of 7, 14, 30, 60, 90, 180 and 365 days."
  }
}

variable "environments" {
  description = "Environments that get networks of their own: the index of each in environments_cidr, and whether it exists in both regions"
  type = map(object({
    index              = number
    enable_replication = optional(bool, true)
  }))
  default = {
    dev = {
      index              = 0
      enable_replication = false
    }
    staging = {
      index = 1
    }
    prod = {
      index = 2
    }
  }
}

variable "environments_cidr" {
  description = "Address range that the networks of the environments divide into /16 blocks, two for each environment"
  type        = string
  default     = "10.16.0.0/12"
}
