# Dynamic blocks within dynamic blocks, and maps for for_each that switches filter and merge.
provider "aws" {
  region = "us-east-1"
}

variable "archive" {
  type    = bool
  default = true
}

variable "expire" {
  type    = bool
  default = false
}

variable "tier" {
  type    = string
  default = "standard"
}

locals {
  moves = var.tier == "cold" ? { GLACIER = 30, DEEP_ARCHIVE = 180 } : { STANDARD_IA = 60 }
  queues = merge(
    { intake = { delay = 0, fifo = false } },
    var.archive ? { archive = { delay = 60, fifo = false } } : {},
    var.expire && var.tier != "cold" ? { expired = { delay = 5, fifo = true } } : {},
  )
}

resource "aws_s3_bucket" "data" {
  bucket = "data-0123456789"
}

resource "aws_s3_bucket_lifecycle_configuration" "data" {
  bucket = aws_s3_bucket.data.id

  dynamic "rule" {
    for_each = var.archive ? ["archive"] : []
    content {
      id     = rule.value
      status = "Enabled"
      filter {
        prefix = "data/"
      }

      dynamic "transition" {
        for_each = local.moves
        iterator = move
        content {
          storage_class = move.key
          days          = move.value
        }
      }

      dynamic "expiration" {
        for_each = var.expire ? [365] : []
        content {
          days = expiration.value
        }
      }
    }
  }

  rule {
    id     = "uploads"
    status = var.expire ? "Enabled" : "Disabled"
    filter {}
    abort_incomplete_multipart_upload {
      days_after_initiation = var.tier == "cold" ? 1 : 7
    }
  }
}

resource "aws_sqs_queue" "named" {
  for_each      = local.queues
  name          = each.value.fifo ? "${each.key}.fifo" : each.key
  fifo_queue    = each.value.fifo ? true : null
  delay_seconds = each.value.delay
}

resource "aws_sqs_queue_policy" "named" {
  for_each  = { for name, q in aws_sqs_queue.named : name => q if name != "expired" }
  queue_url = each.value.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sqs:SendMessage"
      Principal = { AWS = "123456789012" }
      Resource  = each.value.arn
    }]
  })
}

output "archive" {
  value = try(aws_sqs_queue.named["archive"].arn, "none")
}

output "named" {
  value = { for name, q in aws_sqs_queue.named : name => q.url }
}
