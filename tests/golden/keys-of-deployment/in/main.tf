# Objects with keys that only the deployment knows: tags, texts of JSON, outputs; and what nothing reads.
provider "aws" {
  region = "us-east-1"
}

variable "cluster_name" {
  type    = string
  default = "main"
}

variable "public" {
  type    = bool
  default = true
}

variable "issuer" {
  type    = string
  default = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE"
}

variable "label" { # fixed: it is a key where a template must spell it
  type    = string
  default = "team"
}

locals {
  tags = merge({ Team = "platform" }, { "kubernetes.io/cluster/${var.cluster_name}" = "shared" })

  # Nothing reads these: that no template could say them is no fault.
  by_zone  = { for s in aws_subnet.main : s.availability_zone => s.id... }
  filtered = [for s in aws_subnet.main : s.id if s.availability_zone == "us-east-1a"]
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = merge({ Name = "${var.cluster_name}-vpc" }, local.tags)
}

resource "aws_subnet" "main" {
  for_each   = { a = "10.0.0.0/24", b = "10.0.1.0/24" }
  vpc_id     = aws_vpc.main.id
  cidr_block = each.value
  tags = merge(
    { for k, v in local.tags : k => v if k != "Team" },
    var.public ? { "kubernetes.io/role/elb" = 1 } : {},
  )
}

resource "aws_iam_role" "pod" {
  name = "pod"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/${var.issuer}" }
      Condition = { StringEquals = { "${var.issuer}:aud" = "sts.amazonaws.com", "${var.issuer}:sub" = "system:serviceaccount:\"a\":x" } }
    }]
  })
}

resource "aws_ecs_task_definition" "main" {
  family                = "main"
  container_definitions = jsonencode([{ name = "app", image = "nginx", dockerLabels = { (var.label) = local.tags["Team"] } }])
}

output "by_id" {
  value = { for s in aws_subnet.main : s.id => s.cidr_block }
}

output "public_by_id" {
  value = var.public ? { for s in aws_subnet.main : s.id => { zone = s.availability_zone } } : null
}
