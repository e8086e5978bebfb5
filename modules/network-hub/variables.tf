variable "region" {
  description = "Region of the network"
  type        = string
  default     = "eu-central-1"
}

variable "name" {
  description = "Prefix of every name"
  type        = string
  default     = "hub"
}

variable "zones" {
  description = "One name for each availability zone to span, in the order in which they take address blocks; only ever append to it"
  type        = list(string)
  default     = ["a", "b", "c"]
}

variable "spokes" {
  description = "Networks that hang on the hub: address range, isolation and the ports that the hub offers them"
  type = map(object({
    cidr_block = string
    isolated   = optional(bool, false)
    zone_count = optional(number, 3)
  }))
  default = {
    build = {
      cidr_block = "10.101.0.0/16"
      isolated   = true
      zone_count = 2
    }
    payments = {
      cidr_block = "10.102.0.0/16"
      isolated   = true
    }
    web = {
      cidr_block = "10.103.0.0/16"
    }
  }
}

variable "hub_cidr" {
  description = "Address range of the hub, a /16"
  type        = string
  default     = "10.100.0.0/16"
}

variable "interface_endpoints" {
  description = "Services that are reached through an endpoint of their own"
  type        = set(string)
  default     = ["ec2messages", "ecr.api", "ecr.dkr", "kms", "logs", "secretsmanager", "ssm", "ssmmessages", "sts"]
}

variable "office_cidrs" {
  description = "Address ranges of the offices"
  type        = list(string)
  default     = ["192.0.2.0/24", "198.51.100.0/24"]
}

variable "vpn_peer_address" {
  description = "Public address of the office's VPN gateway; empty for no VPN"
  type        = string
  default     = ""
}
