variable "service" {
  description = "Prefix of every name"
  type        = string
}

variable "stage" {
  description = "Stage of the deployment"
  type        = string
}

variable "table_name" {
  description = "Name of the table, the same in every region"
  type        = string
}

variable "code_bucket" {
  description = "Bucket of this region with the functions' code"
  type        = string
}

variable "code_key" {
  description = "Key of the functions' code"
  type        = string
}

variable "log_level" {
  description = "How much the functions log"
  type        = string
}

variable "payment_api_key" {
  description = "Key of the payment provider's API"
  type        = string
  sensitive   = true
}

variable "allowed_origins" {
  description = "Origins that browsers may call the API from"
  type        = list(string)
}
