variable "name" {}
variable "sizes" {
  type    = map(number)
  default = {}
}
resource "aws_sqs_queue" "q" {
  for_each      = var.sizes
  name          = "${var.name}-${each.key}"
  delay_seconds = each.value
}
resource "aws_sns_topic" "t" {
  count = length(var.sizes) > 0 ? 1 : 0
  name  = var.name
}
output "names" { value = [for q in aws_sqs_queue.q : q.name] }
output "count_of" { value = length(aws_sns_topic.t) }
output "queues" { value = { for k, q in aws_sqs_queue.q : k => { name = q.name, delay = q.delay_seconds } } }
