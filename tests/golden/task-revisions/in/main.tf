# A service of the latest revision of its task, whoever registered it: here that is the one of the template. What scales the
# service is not undone. The role may write to two queues, which are not the same.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

variable "stage" {
  type    = string
  default = "test"
}

resource "aws_ecs_cluster" "jobs" {
  name = "jobs"
}

resource "aws_ecs_task_definition" "job" {
  family                = "job-${var.stage}"
  container_definitions = jsonencode([{ name = "job", image = "public.ecr.aws/docker/library/busybox:1", memory = 64 }])
}

data "aws_ecs_task_definition" "job" {
  task_definition = aws_ecs_task_definition.job.family
  depends_on      = [aws_ecs_task_definition.job]
}

locals {
  revision = max(aws_ecs_task_definition.job.revision, data.aws_ecs_task_definition.job.revision)
}

resource "aws_ecs_service" "job" {
  name            = "job"
  cluster         = aws_ecs_cluster.jobs.arn
  task_definition = "${aws_ecs_task_definition.job.family}:${local.revision}"
  desired_count   = 1

  lifecycle {
    ignore_changes = [desired_count]
  }
}

resource "aws_sqs_queue" "done" {
  name = "done"
}

resource "aws_sqs_queue" "failed" {
  name = "failed"
}

resource "aws_sqs_queue_policy" "done" {
  queue_url = aws_sqs_queue.done.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "sqs:SendMessage"
      Resource  = distinct([aws_sqs_queue.done.arn, aws_sqs_queue.failed.arn, aws_sqs_queue.done.arn])
    }]
  })
}
