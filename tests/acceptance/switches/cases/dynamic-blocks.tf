# Blocks, arguments, tags and statements that are there in some cases.
provider "aws" {
  region = "us-east-1"
}

variable "public" {
  type    = bool
  default = false
}

variable "ssh" {
  type    = bool
  default = true
}

variable "environment" {
  type    = string
  default = "dev"
}

data "aws_iam_policy_document" "bucket" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.data.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = var.public ? ["*"] : ["arn:aws:iam::123456789012:root"]
    }
  }

  dynamic "statement" {
    for_each = var.environment == "prod" ? [1] : []
    content {
      sid       = "DenyInsecure"
      effect    = "Deny"
      actions   = ["s3:*"]
      resources = [aws_s3_bucket.data.arn]
      principals {
        type        = "*"
        identifiers = ["*"]
      }
      condition {
        test     = "Bool"
        variable = "aws:SecureTransport"
        values   = ["false"]
      }
    }
  }
}

resource "aws_s3_bucket" "data" {
  bucket = "data-0123456789"
  tags = merge(
    { Name = "data" },
    var.public ? { Visibility = "public" } : {},
    { Stage = var.environment == "prod" ? "live" : null },
  )
}

resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = data.aws_iam_policy_document.bucket.json
}

resource "aws_vpc" "main" {
  cidr_block           = var.environment == "prod" ? "10.0.0.0/16" : "10.1.0.0/16"
  enable_dns_hostnames = var.public
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "Web"
  vpc_id      = aws_vpc.main.id

  ingress {
    description = "https"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = var.public ? ["0.0.0.0/0"] : [aws_vpc.main.cidr_block]
  }

  dynamic "ingress" {
    for_each = var.ssh ? [22] : []
    content {
      description = "ssh"
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }

  dynamic "ingress" {
    for_each = var.public && var.environment != "prod" ? { http = 80, alt = 8080 } : {}
    content {
      description = ingress.key
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

resource "aws_sqs_queue" "jobs" {
  name                       = "jobs"
  delay_seconds              = var.public ? 10 : null
  visibility_timeout_seconds = var.environment == "prod" ? 60 : 30
  redrive_policy             = var.ssh ? jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = var.public ? 3 : 5 }) : null
  tags                       = var.public ? { Open = "yes" } : null
}

resource "aws_sqs_queue" "dead" {
  name = "dead"
}

resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }],
      var.ssh ? [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "123456789012" } }] : [],
    )
  })
}

resource "aws_iam_role_policy" "app" {
  name   = "app"
  role   = aws_iam_role.app.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = var.public ? "Allow" : "Deny"
      Action   = compact(["s3:GetObject", var.ssh ? "s3:PutObject" : ""])
      Resource = "${aws_s3_bucket.data.arn}/*"
    }]
  })
}
