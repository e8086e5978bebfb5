# What other providers make, and what no template does.
terraform {
  required_providers {
    aws        = { source = "hashicorp/aws" }
    kubernetes = { source = "hashicorp/kubernetes" }
  }
}

provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

# expect: TC5071 error "kubernetes_namespace.app belongs to another provider: kubernetes"
resource "kubernetes_namespace" "app" {
  metadata {
    name = "app"
  }
}

# expect: TC5071 error "example_thing.one belongs to another provider: example"
resource "example_thing" "one" {
  size = 1
}

# expect: TC5071 error "data.google_compute_zones.all belongs to another provider: google"
data "google_compute_zones" "all" {}

# expect: TC5070 error "Nothing in CloudFormation does what local_file.note does"
resource "local_file" "note" {
  filename = "${path.module}/note.txt"
  content  = "note"
}

# expect: TC5070 error "Nothing in CloudFormation does what tls_self_signed_cert.web does"
resource "tls_self_signed_cert" "web" {
  private_key_pem       = "x"
  validity_period_hours = 1
  allowed_uses          = ["server_auth"]
}

resource "null_resource" "run" {
  # expect: TC5011 error "A provisioner cannot be expressed"
  provisioner "local-exec" {
    command = "true"
  }
}

# expect: TC5010 error "random_integer.port cannot be expressed"
resource "random_integer" "port" {
  min = 1024
  max = 2048
}

# expect: TC5010 error "data.external.program cannot be expressed"
data "external" "program" {
  program = ["true"]
}

resource "aws_ssm_parameter" "drawn" {
  name  = "drawn"
  type  = "String"
  value = "${random_integer.port.result} ${data.external.program.result["answer"]}"
}

# expect: TC5072 warning "random_id.name differs from stack to stack"
# expect: TC5075 warning "Other keepers do not change random_id.name"
resource "random_id" "name" {
  byte_length = 4
  keepers     = { release = "7" }
}

resource "aws_sqs_queue" "east" {
  name = "jobs-${random_id.name.hex}"
}

resource "aws_sqs_queue" "west" {
  provider = aws.west
  name     = "jobs-${random_id.name.hex}"
}

resource "random_id" "first" {
  byte_length = 2
}

# expect: TC5073 warning "random_string.second and random_id.first stand for the same digits"
resource "random_string" "second" {
  length  = 4
  special = false
  upper   = false
}

resource "aws_sns_topic" "first" {
  name = "note-${random_id.first.hex}"
}

resource "aws_sns_topic" "second" {
  name = "note-${random_string.second.result}"
}
