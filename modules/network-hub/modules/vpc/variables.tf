variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "cidr_block" {
  description = "Address range of the VPC, a /16"
  type        = string
}

variable "zones" {
  description = "One name for each availability zone to span"
  type        = list(string)
}

variable "tiers" {
  description = "Groups of subnets, one subnet in each zone: position of the tier's block, size of its subnets, and whether they are public"
  type = map(object({
    index   = number
    newbits = optional(number, 8)
    public  = optional(bool, false)
  }))
}

variable "flow_log" {
  description = "Whether to keep a flow log in a bucket"
  type        = bool
  default     = false
}
