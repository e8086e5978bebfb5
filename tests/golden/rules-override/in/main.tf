provider "aws" {
  region = "us-east-1"
}

# A rule of the user replaces the built-in one for its type, and adds one that does not exist.
resource "aws_sqs_queue" "main" {
  name = "main"
}

resource "aws_lightsail_static_ip" "main" {
  name = "main"
}

output "address" {
  value = aws_lightsail_static_ip.main.ip_address
}
