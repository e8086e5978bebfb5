# The root device has the name that the image gives it: known of the usual images, else a parameter. What only launch templates say gets one.
provider "aws" { region = "eu-west-1" }
data "aws_ami" "a" {
  most_recent = true
  owners      = ["amazon"]
  filter {
    name   = "name"
    values = ["al2023-ami-2023*-x86_64"]
  }
}
data "aws_ssm_parameter" "al" { name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64" }
variable "ami" { default = "ami-0123456789abcdef0" }
variable "spot" { default = false }
resource "aws_instance" "a" {
  ami           = data.aws_ami.a.id
  instance_type = "t3.micro"
  root_block_device {
    volume_size = 20
    encrypted   = true
  }
}
resource "aws_instance" "b" {
  ami           = data.aws_ssm_parameter.al.value
  instance_type = "t3.micro"
  root_block_device {
    volume_size = 20
    volume_type = "gp3"
    throughput  = 200
  }
  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 100
  }
}
resource "aws_instance" "c" {
  ami           = var.ami
  instance_type = "t3.micro"
  root_block_device { volume_size = 20 }
  volume_tags = { Name = "c" }
  dynamic "instance_market_options" {
    for_each = var.spot ? [1] : []
    content {
      market_type = "spot"
      spot_options { max_price = "0.01" }
    }
  }
}
resource "aws_instance" "d" {
  ami           = var.ami
  instance_type = "t3.micro"
  dynamic "instance_market_options" {
    for_each = var.spot ? [1] : []
    content {
      market_type = "spot"
      spot_options { max_price = "0.01" }
    }
  }
}
resource "aws_launch_configuration" "l" {
  image_id      = data.aws_ami.a.id
  instance_type = "t3.micro"
  root_block_device { volume_size = 30 }
}
provider "aws" {
  alias  = "tagged"
  region = "eu-west-1"
  default_tags {
    tags = { Team = "core" }
  }
}
resource "aws_instance" "e" {
  provider      = aws.tagged
  ami           = var.ami
  instance_type = "t3.micro"
}
resource "aws_instance" "f" {
  provider      = aws.tagged
  ami           = var.ami
  instance_type = "t3.micro"
  volume_tags   = { Name = "f" }
}
