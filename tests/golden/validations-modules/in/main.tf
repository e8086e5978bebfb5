# Validations of modules hold for the root variables that are passed on to them.
provider "aws" {
  region = "us-east-1"
}

# As it is: like validations of its own.
variable "stage" {
  type    = string
  default = "dev"
}

variable "delay" {
  type    = number
  default = 5
}

# Both validations, its own and the module's.
variable "name" {
  type    = string
  default = "jobs"

  validation {
    condition     = can(regex("^[a-z]", var.name))
    error_message = "Starts with a letter."
  }
}

# To a module that need not exist: an assertion that speaks of both.
variable "second" {
  type    = bool
  default = true
}

variable "tier" {
  type    = string
  default = "small"
}

# Within other text: no template can say it.
variable "team" {
  type    = string
  default = "core"
}

module "first" {
  source = "./queue"
  name   = var.name
  stage  = var.stage
  delay  = var.delay
  team   = "team ${var.team}"
}

module "second" {
  source = "./queue"
  count  = var.second ? 1 : 0
  name   = "second"
  stage  = var.stage
  delay  = 10
  team   = "team ${var.team}"
  tier   = var.tier
}
