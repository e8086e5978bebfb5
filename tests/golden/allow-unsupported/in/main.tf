provider "aws" {
  region = "us-east-1"
}

# What CloudFormation cannot do is left out, with a warning for each.
resource "aws_s3_bucket" "main" {
  bucket        = "example-main"
  force_destroy = true
}

resource "aws_instance" "main" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  provisioner "local-exec" {
    command = "true"
  }
}

resource "aws_sqs_queue" "main" {
  name = "main"

  lifecycle {
    replace_triggered_by = [aws_instance.main.id]
  }
}

resource "aws_lightsail_domain" "main" {
  domain_name = "example.com"
}
