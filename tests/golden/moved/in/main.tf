# What was moved keeps its logical ID, so a deployment replaces nothing.
provider "aws" {
  region = "eu-west-1"
}

# aws_sqs_queue.first -> .second -> .jobs
resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

moved {
  from = aws_sqs_queue.first
  to   = aws_sqs_queue.second
}

moved {
  from = aws_sqs_queue.second
  to   = aws_sqs_queue.jobs
}

# One resource became several.
resource "aws_sns_topic" "note" {
  for_each = toset(["mail", "pager"])
  name     = "note-${each.key}"
}

moved {
  from = aws_sns_topic.note
  to   = aws_sns_topic.note["mail"]
}

# All instances of it, each with its key.
resource "aws_ssm_parameter" "setting" {
  count = 2
  name  = "setting-${count.index}"
  type  = "String"
  value = random_id.mark.hex
}

moved {
  from = aws_ssm_parameter.config
  to   = aws_ssm_parameter.setting
}

# A resource that is in a module now, one within it that has another name, and a call that has.
module "web" {
  source = "./service"
}

module "workers" {
  source   = "./service"
  for_each = toset(["a", "b"])
}

moved {
  from = aws_cloudwatch_log_group.web
  to   = module.web.aws_cloudwatch_log_group.this
}

moved {
  from = module.batch
  to   = module.workers
}

# Digits that stand for something drawn by lot stay, too.
resource "random_id" "mark" {
  byte_length = 8
}

moved {
  from = random_id.suffix
  to   = random_id.mark
}

# A name that CloudFormation wants, and that is made of the address, stays with it.
resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "read" {
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }]
  })
}

moved {
  from = aws_iam_role_policy.inline
  to   = aws_iam_role_policy.read
}
