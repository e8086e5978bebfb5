variable "regions" {
  type    = map(string)
  default = { main = "eu-west-1", far = "us-east-1" }
}

variable "networks" {
  type = map(object({
    cidr    = string
    bits    = optional(number, 4)
    zones   = optional(set(string), ["a", "b"])
    enabled = optional(bool, true)
    rules = optional(list(object({
      port = number
      wide = optional(bool, false)
      note = optional(string)
    })), [{ port = 443 }])
  }))
}

variable "flavour" { default = "default" }
variable "size" { default = "default" }
variable "owner" { default = "default" }
variable "note" {
  type     = string
  default  = "default"
  nullable = false
}

variable "services" {
  type = list(object({
    name   = string
    queues = optional(map(object({ delay = optional(number, 5), fifo = optional(bool) })), {})
  }))
  validation {
    condition     = length(distinct(var.services[*].name)) == length(var.services)
    error_message = "Names repeat."
  }
}
