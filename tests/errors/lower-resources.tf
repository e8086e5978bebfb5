# What CloudFormation cannot express, resource by resource.
provider "aws" {
  region = "us-east-1"
}

# expect: TC5002 error "No rule for resource type \"aws_lightsail_domain\""
resource "aws_lightsail_domain" "main" {
  domain_name = "example.com"
}

resource "aws_s3_bucket" "main" {
  bucket        = "example-main"
  force_destroy = true        # expect: TC5021 warning "\"force_destroy\" of aws_s3_bucket.main"
  request_payer = "Requester" # expect: TC5003 error "\"request_payer\" of aws_s3_bucket.main"
}

# expect: TC5005 error "aws_s3_bucket_versioning.named has no resource to be part of"
resource "aws_s3_bucket_versioning" "named" {
  bucket = "managed-elsewhere"

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "one" {
  bucket = aws_s3_bucket.main.id

  versioning_configuration {
    status = "Enabled"
  }
}

# expect: TC5006 error "aws_s3_bucket_versioning.two sets property VersioningConfiguration"
resource "aws_s3_bucket_versioning" "two" {
  bucket = aws_s3_bucket.main.id

  versioning_configuration {
    status = "Suspended"
  }
}

resource "aws_instance" "main" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  # expect: TC5011 error "A provisioner cannot be expressed"
  provisioner "local-exec" {
    command = "true"
  }

  lifecycle {
    replace_triggered_by = [aws_s3_bucket.main.id] # expect: TC5011 error "replace_triggered_by cannot be expressed"
  }
}

resource "aws_sqs_queue" "main" {
  name = upper(aws_s3_bucket.main.arn) # expect: TC5012 error "The result of upper is needed"
}

# expect: TC5007 warning "Output \"whole\" lacks aws_s3_bucket.main"
output "whole" {
  value = aws_s3_bucket.main
}

output "attribute" { # expect: TC5007 warning "lacks aws_instance.main.primary_network_interface_id"
  value = aws_instance.main.primary_network_interface_id
}

resource "aws_sqs_queue" "named" {
  name = aws_instance.main.primary_network_interface_id # expect: TC5007 error "aws_instance.main.primary_network_interface_id has no"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_sqs_queue" "switched" {
  fifo_queue = aws_vpc.main.enable_dns_support # expect: TC5007 error "aws_vpc.main.enable_dns_support has no"
}
