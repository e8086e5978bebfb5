# for_each of a constant set is not in a plan: which instances there are, only their keys say.
provider "aws" {
  region = "us-east-1"
}

resource "aws_sns_topic" "by_name" {
  for_each = toset(["orders", "invoices"])
  name     = each.key
}

resource "aws_sns_topic_subscription" "by_topic" {
  for_each  = aws_sns_topic.by_name
  topic_arn = each.value.arn
  protocol  = "email"
  endpoint  = "${each.key}@example.org"
}

resource "aws_vpc" "by_number" {
  count      = length("ab")
  cidr_block = "10.${count.index}.0.0/16"
}

resource "aws_subnet" "by_vpc" {
  count      = length(aws_vpc.by_number)
  vpc_id     = aws_vpc.by_number[count.index].id
  cidr_block = "10.${count.index}.1.0/24"
}

module "notes" {
  for_each = toset(["low", "high"])
  source   = "./note"
  topic    = aws_sns_topic.by_name["orders"].arn
  address  = each.key
}

output "notes" {
  value = { for k, m in module.notes : k => m.arn }
}
