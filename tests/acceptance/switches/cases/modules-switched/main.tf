# Modules that a switch repeats, one within the other.
provider "aws" {
  region = "us-east-1"
}

variable "enabled" {
  type    = bool
  default = true
}

variable "inner" {
  type    = bool
  default = true
}

variable "stage" {
  type    = string
  default = "dev"
}

module "one" {
  source = "./m"
  count  = var.enabled ? 1 : 0
  name   = "one"
  inner  = var.inner
  stage  = var.stage
}

module "each" {
  source   = "./m"
  for_each = var.stage == "prod" ? { a = true, b = false } : { a = false }
  name     = each.key
  inner    = each.value && var.inner
  stage    = var.stage
}

module "off" {
  source = "./m"
  name   = "off"
  inner  = !var.inner
  stage  = "dev"
}

resource "aws_ssm_parameter" "one" {
  name       = "/one"
  type       = "String"
  value      = try(module.one[0].topic, "none")
  depends_on = [module.each]
}

resource "aws_ssm_parameter" "dead" {
  count = var.enabled && var.inner ? 1 : 0
  name  = "/dead"
  type  = "String"
  value = module.one[0].dead
}

output "one" {
  value = one(module.one[*].topic)
}

output "dead" {
  value = one(module.one[*].dead)
}

output "each" {
  value = { for k, m in module.each : k => m.topic }
}

output "off" {
  value = module.off.dead
}
