# Two regions with a network each; in the first one services for each name, and an audit trail behind a switch. Every module instance
# becomes a nested stack.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

variable "auditing" {
  type    = bool
  default = false
}

variable "subscribers" {
  type    = list(string)
  default = ["ops@example.com"]
}

variable "token" {
  type      = string
  sensitive = true
}

# Its rule for the shared group needs that group, which needs its VPC: two nested stacks.
module "network" {
  source          = "./network"
  cidr            = "10.0.0.0/16"
  shared_group_id = aws_security_group.shared.id
}

module "network_west" {
  source          = "./network"
  cidr            = "10.1.0.0/16"
  shared_group_id = aws_security_group.west.id
  providers       = { aws = aws.west }
}

resource "aws_security_group" "shared" {
  name   = "shared"
  vpc_id = module.network.vpc_id
}

resource "aws_security_group" "west" {
  provider = aws.west
  name     = "shared"
  vpc_id   = module.network_west.vpc_id
}

module "service" {
  source            = "./service"
  for_each          = toset(["api", "web"])
  name              = each.key
  vpc_id            = module.network.vpc_id
  security_group_id = aws_security_group.shared.id
  token             = var.token
}

resource "aws_kms_key" "audit" {
  count = var.auditing ? 1 : 0
}

module "audit" {
  source      = "./audit"
  count       = var.auditing ? 1 : 0
  subscribers = var.subscribers
  key_id      = one(aws_kms_key.audit[*].key_id)
  queues      = [for s in module.service : s.queue_arn]
  depends_on  = [module.network]
}

resource "aws_vpc_peering_connection" "west" {
  provider    = aws.west
  vpc_id      = module.network_west.vpc_id
  peer_vpc_id = module.network.vpc_id
  peer_region = "us-east-1"
}

output "queues" {
  value = { for name, s in module.service : name => s.queue_arn }
}

output "audit_topic" {
  value = one(module.audit[*].topic_arn)
}

output "subnets" {
  value = module.network.subnet_ids
}
