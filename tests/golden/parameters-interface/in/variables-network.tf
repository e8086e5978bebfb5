variable "web_port" {
  type    = number
  default = 443
}

# variable "commented_out" {
#   type = string
# }

# --- Access ---
variable "allowed_cidr_block" {
  type = string
}
