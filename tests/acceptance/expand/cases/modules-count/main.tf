# Nested local modules with count: addresses, count.index and splats over modules.
module "outer" {
  source = "./outer"
  count  = 2
  prefix = "p${count.index}"
}

output "names" {
  value = module.outer[*].names
}

output "flat" {
  value = flatten(module.outer[*].names)
}

output "first" {
  value = module.outer[0].names[1]
}

output "whole" {
  value = module.outer
}

output "how_many" {
  value = length(module.outer)
}
