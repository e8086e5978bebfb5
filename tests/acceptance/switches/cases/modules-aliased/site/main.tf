terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.replica]
    }
  }
}

variable "name" {}
variable "stage" {}
variable "replicate" { type = bool }
variable "settings" { type = object({ archive = bool, note = optional(string, "none") }) }

module "store" {
  source = "./store"
  name   = var.name
}

module "copy" {
  source    = "./store"
  count     = var.replicate ? 1 : 0
  name      = "${var.name}-copy"
  providers = { aws = aws.replica }
}

resource "aws_ssm_parameter" "copy" {
  name  = "/${var.name}/copy"
  type  = "String"
  value = coalesce(one(module.copy[*].arn), "none")
}

resource "aws_ssm_parameter" "source" {
  provider = aws.replica
  count    = var.stage == "prod" ? 1 : 0
  name     = "/${var.name}/source"
  type     = "String"
  value    = module.store.arn
}

resource "aws_ssm_parameter" "settings" {
  count = var.settings.archive && length(module.copy) > 0 ? 1 : 0
  name  = "/${var.name}/settings"
  type  = "String"
  value = "${var.settings.note} ${module.copy[0].arn}"
}

output "key" {
  value = module.store.arn
}

output "replica" {
  value = one(module.copy[*].arn)
}
