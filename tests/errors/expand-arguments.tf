# run: convert --target terraform
# What the provider's schema says of arguments and blocks.
provider "aws" {
  region = "us-east-1"
  regoin = "us-east-1" # expect: TC4010 error "Unsupported argument \"regoin\""
}

resource "aws_vpc" "main" {
  cidr_blok = "10.0.0.0/16" # expect: TC4010 error "Unsupported argument \"cidr_blok\""

  subnet { # expect: TC4010 error "Unsupported block type \"subnet\""
    cidr_block = "10.0.0.0/24"
  }

  arn = "arn:aws:ec2:::vpc/x" # expect: TC4012 error "\"arn\" cannot be set"
}

resource "aws_instance" "main" {
  ami               = "ami-0123456789abcdef0"
  instance_type     = "t3.micro"
  root_block_device = { volume_size = 8 } # expect: TC4011 error "\"root_block_device\" is a nested block, not an argument"

  dynamic "ebs_block_device" {
    for_each = 7 # expect: TC4015 error "for_each of a dynamic block needs a collection"

    content {
      device_name = "/dev/sdb"
    }
  }
}

resource "aws_subnet" "null" {
  vpc_id     = null # expect: TC4013 error "\"vpc_id\" must not be null"
  cidr_block = "10.0.0.0/24"
}

resource "aws_subnet" "missing" {
  cidr_block = "10.0.0.0/24"
  # expect: TC4016 error "Missing required argument \"vpc_id\""
}

resource "aws_s3_bucket_versioning" "none" {
  bucket = "example"
  # expect: TC4017 error "At least 1 \"versioning_configuration\" block is required"
}

resource "aws_s3_bucket_versioning" "two" {
  bucket = "example"

  versioning_configuration {
    status = "Enabled"
  }

  versioning_configuration {
    status = "Enabled"
  }
  # expect: TC4017 error "No more than 1 \"versioning_configuration\" block is allowed"
}

# expect: TC4021 error "Unknown resource type \"aws_vpcs\""
resource "aws_vpcs" "main" {
  cidr_block = "10.0.0.0/16"
}

# expect: TC4021 error "Unknown data source type \"aws_regio\""
data "aws_regio" "main" {}
