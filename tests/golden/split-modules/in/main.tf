# At most six resources a stack: the root's own resources keep the stack's name, each module call gets one of its own; a call that
# does not fit is divided by its keys, an instance that does not fit by its calls.
provider "aws" {
  region = "us-east-1"
}

resource "aws_kms_key" "shared" {
  description = "For every site"
}

module "site" {
  source   = "./site"
  for_each = toset(["amsterdam", "berlin", "lisbon"])
  name     = each.key
  key      = aws_kms_key.shared.arn
}

module "audit" {
  source = "./site/queue"
  name   = "audit"
  key    = aws_kms_key.shared.arn
}

# Reads from all parts.
resource "aws_ssm_parameter" "queues" {
  name  = "/queues"
  type  = "String"
  value = join(",", [for site in module.site : site.intake])
}

output "audit" {
  value = module.audit.arn
}
