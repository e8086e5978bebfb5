variable "service" {}
variable "subnets" { type = map(list(string)) }
variable "after" { type = list(string) }

module "queue" {
  source   = "./modules/queue"
  for_each = var.service.queues
  name     = "${var.service.name}-${each.key}"
  options  = each.value
}

resource "aws_sns_topic" "this" {
  for_each     = merge([for k, l in var.subnets : { for i, c in l : "${k}.${i}" => c }]...)
  name         = replace("${var.service.label}${each.key}", "/[^a-z0-9]/", "-")
  display_name = each.value
  tags         = { After = join(" ", var.after), Module = basename(path.module) }
}

output "summary" {
  value = { name = var.service.name, topics = keys(aws_sns_topic.this), first = try(values(module.queue)[0].url_of, null) }
}

output "queues" {
  value = [for k, q in module.queue : "${k}=${q.url_of}"]
}
