# Modules within modules, with everything that a larger configuration does at once.
terraform {
  required_version = ">= 1.7"
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = var.regions["main"]
  default_tags {
    tags = { Estate = local.name, Layer = "root" }
  }
}

provider "aws" {
  alias  = "far"
  region = var.regions["far"]
}

module "net" {
  source   = "./modules/net"
  for_each = { for k, n in var.networks : k => n if n.enabled }
  providers = {
    aws      = aws
    aws.peer = aws.far
  }

  name    = "${local.name}-${each.key}"
  network = each.value
}

module "svc" {
  source = "./modules/svc"
  count  = length(local.services)
  providers = {
    aws = aws.far
  }

  service = local.services[count.index]
  subnets = { for k, n in module.net : k => n.subnets[*].cidr }
  after   = module.net["a"].names
}

resource "aws_security_group" "web" {
  name = "${local.name}-web"

  dynamic "ingress" {
    for_each = { for r in local.rules : "${r.port}-${r.cidr}" => r }
    iterator = rule
    content {
      description = upper(rule.key)
      from_port   = rule.value.port
      to_port     = rule.value.port + (rule.value.wide ? 9 : 0)
      protocol    = "tcp"
      cidr_blocks = [rule.value.cidr]
    }
  }
}

resource "aws_ssm_parameter" "doc" {
  name  = "/${local.name}/doc"
  type  = "String"
  value = templatefile("${path.module}/doc.tftpl", { networks = module.net, services = module.svc[*].summary, title = title(local.name) })
}

check "sizes" {
  assert {
    condition     = alltrue([for n in module.net : length(n.names) < 10])
    error_message = "A network has too many subnets: ${join(", ", keys(module.net))}."
  }
}

moved {
  from = aws_ssm_parameter.text
  to   = aws_ssm_parameter.doc
}

removed {
  from = aws_ssm_parameter.gone
  lifecycle {
    destroy = false
  }
}

output "cidrs" {
  value = { for k, n in module.net : k => n.subnets[*].cidr }
}

output "queues" {
  value = flatten(module.svc[*].queues)
}

output "first" {
  value = one(module.svc[0].summary.first[*])
}

output "picked" {
  value = [var.flavour, var.size, var.owner, var.note]
}
