# Splats and loops over module instances, modules within modules with count and for_each, and what they give.
module "one" {
  source = "./net"
  count  = 2
  name   = "n${count.index}"
  sizes  = { small = 1, large = count.index + 1 }
}
module "many" {
  source   = "./net"
  for_each = toset(["x", "y"])
  name     = each.key
}
resource "aws_sqs_queue" "all" {
  for_each = merge({ for i, m in module.one : "one-${i}" => m.names }, { for k, m in module.many : "many-${k}" => m.names })
  name     = "${each.key}-${join("", each.value)}"
  tags     = { first = try(each.value[0], "none"), last = element(concat(each.value, ["-"]), length(each.value)) }
}
output "splat" { value = [module.one[*].names, module.one.*.count_of, values(module.many)[*].count_of, flatten(module.one[*].names)] }
output "index" { value = module.one[1].queues["large"].name }
output "keys" { value = { for k, v in module.many : k => v.queues } == {} }
