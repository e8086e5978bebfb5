# A module in a module, with aliased providers passed down, switched by the root.
provider "aws" {
  alias  = "main"
  region = "us-east-1"
}

provider "aws" {
  alias  = "spare"
  region = "eu-west-1"
}

variable "spare" {
  type    = bool
  default = true
}

variable "stage" {
  type    = string
  default = "dev"
}

variable "settings" {
  type = object({
    archive = optional(bool, false)
    note    = optional(string)
  })
  default = {}
}

module "main" {
  source    = "./site"
  name      = "main"
  stage     = var.stage
  settings  = var.settings
  replicate = var.spare
  providers = {
    aws         = aws.main
    aws.replica = aws.spare
  }
}

module "spare" {
  source    = "./site"
  count     = var.spare ? 1 : 0
  name      = "spare"
  stage     = var.stage
  settings  = var.settings
  replicate = false
  providers = {
    aws         = aws.spare
    aws.replica = aws.main
  }
}

output "main" {
  value = module.main.key
}

output "spare" {
  value = one(module.spare[*].key)
}

output "replica" {
  value = module.main.replica
}
