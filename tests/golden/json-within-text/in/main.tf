# JSON of deploy-time values within other texts, within JSON, encoded, chosen, cut; and with a key that only deployment knows.
provider "aws" {
  region = "us-east-1"
}

resource "aws_sqs_queue" "q" { name_prefix = "q" }
resource "aws_ssm_parameter" "p" {
  name  = "/p"
  type  = "String"
  value = "x ${jsonencode({ a = aws_sqs_queue.q.arn, b = [1, aws_sqs_queue.q.id] })}"
}
resource "aws_iam_role" "r" {
  assume_role_policy = "{\"Statement\": ${jsonencode([{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_sqs_queue.q.arn } }])}, \"Version\": \"2012-10-17\"}"
}
resource "aws_ssm_parameter" "nested" {
  name  = "/n"
  type  = "String"
  value = jsonencode({ outer = jsonencode({ a = aws_sqs_queue.q.arn, q = "say \"hi\"" }), n = 1 })
}
resource "aws_ssm_parameter" "b64" {
  name  = "/b"
  type  = "String"
  value = base64encode(jsonencode({ a = aws_sqs_queue.q.arn }))
}
variable "on" {
  type    = bool
  default = true
}
resource "aws_ssm_parameter" "cond" {
  name  = "/c"
  type  = "String"
  value = "a-${var.on ? jsonencode([aws_sqs_queue.q.arn]) : "none"}"
}
output "o" { value = "z${jsonencode({ a = aws_sqs_queue.q.arn })}" }
output "l" { value = jsonencode([jsonencode([aws_sqs_queue.q.arn])]) }
locals {
  repl = replace(jsonencode({ a = aws_sqs_queue.q.arn, b = "\\u003c" }), "\\\\", "")
}
resource "aws_ssm_parameter" "r" {
  name  = "/r"
  type  = "String"
  value = local.repl
}
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/cluster"
  vpc_config { subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"] }
}
locals { issuer = replace(aws_eks_cluster.main.identity[0].oidc[0].issuer, "https://", "") }
resource "aws_iam_role" "json" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } },
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRoleWithWebIdentity"
        Principal = { Federated = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:oidc-provider/${local.issuer}" }
        Condition = {
          StringEquals = {
            "${local.issuer}:aud" = "sts.amazonaws.com"
            "${local.issuer}:sub" = [for n in ["a", "b"] : "system:serviceaccount:${n}:x"]
          }
        }
      }
    ]
  })
}
data "aws_caller_identity" "me" {}
