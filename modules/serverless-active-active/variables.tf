variable "service" {
  description = "Prefix of every name, unique within the account"
  type        = string
  default     = "orders"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}$", var.service))
    error_message = "The service must be 2 to 21 lowercase letters, digits and hyphens, and start with a letter."
  }
}

variable "stage" {
  description = "Stage of the deployment"
  type        = string
  default     = "prod"

  validation {
    condition     = contains(["dev", "test", "prod"], var.stage)
    error_message = "The stage must be dev, test or prod."
  }
}

variable "first_region" {
  description = "One of the two regions that serve; the table is managed from here"
  type        = string
  default     = "us-east-1"
}

variable "second_region" {
  description = "The other region"
  type        = string
  default     = "eu-central-1"
}

variable "code_bucket_prefix" {
  description = "Name of the buckets that hold the functions' code, to which a hyphen and the region are added: Lambda reads code only from its own region"
  type        = string
}

variable "code_key" {
  description = "Key of the archive with the functions' code, the same in both buckets"
  type        = string
  default     = "orders/latest.zip"
}

variable "log_level" {
  description = "How much the functions log"
  type        = string
  default     = "INFO"

  validation {
    condition     = contains(["DEBUG", "INFO", "WARN", "ERROR"], var.log_level)
    error_message = "The log level must be DEBUG, INFO, WARN or ERROR."
  }
}

variable "payment_api_key" {
  description = "Key of the payment provider's API, kept in the parameter store of both regions"
  type        = string
  sensitive   = true
}

variable "allowed_origins" {
  description = "Origins that browsers may call the API from"
  type        = list(string)
  default     = ["https://example.com"]
}
