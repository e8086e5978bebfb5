variable "name" {
  description = "Prefix of every name, unique within the account"
  type        = string
}

variable "cidr_block" {
  description = "Address range of the VPC, a /16"
  type        = string
}

variable "instance_type" {
  description = "Instance type of the servers"
  type        = string
}

variable "image_parameter" {
  description = "Public parameter that names the machine image"
  type        = string
}

variable "desired_capacity" {
  description = "Servers that normally run; 0 for a cold site"
  type        = number
}

variable "max_size" {
  description = "Most servers"
  type        = number
}

variable "operators" {
  description = "Addresses that are told about alarms"
  type        = set(string)
}
