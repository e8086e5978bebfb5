# -----------------------------------------
# Copyright 2026 Example. Not a heading.
# -----------------------------------------

variable "project" {
  type    = string
  default = "shop"
}

variable "node_type" {
  description = "Class of the cache's nodes. Larger ones hold more."
  type        = string
  default     = "cache.t4g.micro"
}

variable "nodes" {
  type    = number
  default = 1
}

################################################################################
# Message queue
################################################################################

# How long a consumer has a message to itself.
variable "visibility_timeout" {
  description = "Seconds for which a message is hidden from other consumers while one of them works on it, which has to be longer than work takes"
  type        = number
  default     = 30
}

variable "retention" {
  description = <<-EOT
    Seconds for which a message is kept.
    After that it is lost.
  EOT
  type        = number
  default     = 3600
}

# ----------------------------------------------------------------------------------------------------------------------
# Optional
# What most never change.
# ----------------------------------------------------------------------------------------------------------------------

# A comment -- no heading, though it has --- in it.
variable "delay" {
  type    = number
  default = 0
}
