# Lists whose elements only the deployment knows, put together: joined and taken apart again.
provider "aws" { region = "us-east-1" }
variable "a" {
  type    = list(string)
  default = ["x"]
}
variable "b" {
  type    = list(string)
  default = []
}
data "aws_subnets" "s" {
  filter {
    name   = "vpc-id"
    values = ["vpc-12345678"]
  }
}
data "aws_security_groups" "g" {
  tags = { a = "b" }
}
resource "aws_ssm_parameter" "p" {
  name  = "p"
  type  = "StringList"
  value = join(",", concat(var.a, ["lit"], data.aws_subnets.s.ids))
}
resource "aws_ssm_parameter" "q" {
  name  = "q"
  type  = "StringList"
  value = join(",", concat(data.aws_security_groups.g.ids, data.aws_subnets.s.ids))
}
resource "aws_ssm_parameter" "r" {
  name  = "r"
  type  = "StringList"
  value = join(",", concat(var.a, var.b))
}
resource "aws_ssm_parameter" "s" {
  name  = "s"
  type  = "StringList"
  value = "${join(",", var.a)},x"
}
resource "aws_lb" "l" {
  name            = "x"
  subnets         = data.aws_subnets.s.ids
  security_groups = concat(["sg-12345678"], var.b)
}

# Literal text is replaced in the same way; what a pattern finds is not known before.
variable "project_in_words" {
  type    = string
  default = "our-project"
}

resource "aws_glue_catalog_database" "words" {
  name = replace(var.project_in_words, "-", "_")
}

# What is there always, and what is there in one case.
variable "internal" {
  type    = bool
  default = false
}

resource "aws_lb" "main" {
  name    = "main"
  subnets = ["subnet-12345678", "subnet-87654321"]
}

resource "aws_lb" "internal" {
  count    = var.internal ? 1 : 0
  name     = "internal"
  internal = true
  subnets  = ["subnet-12345678", "subnet-87654321"]
}

output "names" {
  value = compact([aws_lb.main.dns_name, try(aws_lb.internal[0].dns_name, "")])
}
