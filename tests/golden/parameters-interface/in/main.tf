# How the console asks for parameters: groups by headings, files and modules, labels by descriptions.
provider "aws" {
  region = "us-east-1"
}

data "aws_vpc" "main" {
  tags = { Name = "main" }
}

module "cache" {
  source    = "./modules/cache"
  node_type = var.node_type
  nodes     = var.nodes
}

resource "aws_security_group" "web" {
  name        = "${var.project}-web"
  description = "Web"
  vpc_id      = data.aws_vpc.main.id

  ingress {
    from_port   = var.web_port
    to_port     = var.web_port
    protocol    = "tcp"
    cidr_blocks = [var.allowed_cidr_block]
  }
}

resource "aws_sqs_queue" "jobs" {
  name                       = "${var.project}-jobs"
  visibility_timeout_seconds = var.visibility_timeout
  message_retention_seconds  = var.retention
  delay_seconds              = var.delay
}
