# for_each over maps and sets that a switch chooses.
provider "aws" {
  region = "us-east-1"
}

variable "on" {
  type    = bool
  default = true
}

variable "stage" {
  type    = string
  default = "dev"
  validation {
    condition     = contains(["dev", "test", "prod"], var.stage)
    error_message = "One of dev, test, prod."
  }
}

resource "aws_sqs_queue" "map" {
  for_each                   = var.on ? { a = 30, b = 60 } : {}
  name                       = "map-${each.key}"
  visibility_timeout_seconds = each.value
}

resource "aws_sqs_queue" "set" {
  for_each = var.on ? toset(["x", "y"]) : []
  name     = "set-${each.key}"
}

resource "aws_sqs_queue" "choice" {
  for_each                   = var.stage == "prod" ? { small = 10, large = 90 } : { small = 5 }
  name                       = "choice-${each.key}"
  visibility_timeout_seconds = each.value
}

resource "aws_sqs_queue" "merged" {
  for_each = merge({ always = "1" }, var.stage != "dev" ? { later = "2" } : {})
  name     = "merged-${each.key}${each.value}"
}

resource "aws_sqs_queue" "filtered" {
  for_each = { for k, v in { dev = true, prod = false } : k => v if var.on || v }
  name     = "filtered-${each.key}"
}

resource "aws_sns_topic_subscription" "each" {
  for_each  = aws_sqs_queue.map
  topic_arn = aws_sns_topic.all.arn
  protocol  = "sqs"
  endpoint  = each.value.arn
}

resource "aws_sns_topic" "all" {
  name         = "all"
  display_name = join("-", keys(aws_sqs_queue.choice))
}

output "map" {
  value = { for k, q in aws_sqs_queue.map : k => q.arn }
}

output "large" {
  value = try(aws_sqs_queue.choice["large"].arn, "none")
}

output "lookup" {
  value = contains(keys(aws_sqs_queue.merged), "later") ? aws_sqs_queue.merged["later"].arn : "not yet"
}

output "values" {
  value = join(" ", values(aws_sqs_queue.choice)[*].name)
}
