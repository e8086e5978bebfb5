# What switches decide: resources, blocks, list elements, tags and dependencies, each condition stated once.

provider "aws" {
  region = "us-east-1"
}

variable "enable_nat" {
  type    = bool
  default = true
}

variable "stage" {
  type    = string
  default = "dev"
}

variable "owner" {
  type    = string
  default = ""
}

locals {
  live = contains(["prod", "staging"], var.stage)
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags = merge(
    { Owner = coalesce(var.owner, "nobody") },
    local.live ? { Backup = "daily" } : {},
  )
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_eip" "nat" {
  count  = var.enable_nat ? 1 : 0
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  count         = var.enable_nat ? 1 : 0
  allocation_id = aws_eip.nat[0].id
  subnet_id     = aws_subnet.public.id
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.main.id

  dynamic "route" {
    for_each = var.enable_nat ? [1] : []
    content {
      cidr_block     = "0.0.0.0/0"
      nat_gateway_id = one(aws_nat_gateway.main[*].id)
    }
  }
}

resource "aws_sqs_queue" "jobs" {
  name       = "jobs"
  depends_on = [aws_nat_gateway.main]
}

resource "aws_iam_role" "worker" {
  name = "worker"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }],
      var.enable_nat && local.live ? [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] : [],
    )
  })
}

resource "aws_iam_role_policy" "worker" {
  name = "worker"
  role = aws_iam_role.worker.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = [for a in ["sqs:ReceiveMessage", "sqs:PurgeQueue"] : a if !(local.live && a == "sqs:PurgeQueue")]
      Resource = aws_sqs_queue.jobs.arn
    }]
  })
}

output "nat" {
  value = { address = one(aws_eip.nat[*].public_ip), gateway = try(aws_nat_gateway.main[0].id, null), vpc = aws_vpc.main.id }
}
