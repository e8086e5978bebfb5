provider "aws" {
  region = "us-east-1"
}

resource "aws_vpc" "main" {
  cidr_block       = "10.0.0.0/16"
  instance_tenancy = "shared" # expect: TC5205 error "VpcMain.InstanceTenancy: \"shared\" is not one of the allowed values"
}

resource "aws_s3_bucket" "b" {
  bucket = "Upper_Case" # expect: TC5206 error "S3BucketB.BucketName: \"Upper_Case\" does not match"
}

resource "aws_s3_bucket_versioning" "b" {
  bucket = aws_s3_bucket.b.id
  versioning_configuration {
    status = "enabled" # expect: TC5205 error "S3BucketB.VersioningConfiguration.Status: \"enabled\""
  }
}

resource "aws_sqs_queue" "q" {
  visibility_timeout_seconds = 99999999 # expect: TC5208 error "more than the maximum, 43200"
}
