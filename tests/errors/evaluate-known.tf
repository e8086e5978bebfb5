# run: convert --target terraform
# What shapes the output must be known when it is written.
provider "aws" {
  region = "us-east-1"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "each" {
  for_each   = toset([aws_vpc.main.id]) # expect: TC3019 error "The value of the keys of for_each is known only after deployment"
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_subnet" "count" {
  count      = length(aws_vpc.main.arn) # expect: TC3019 error "The value of count is known only after deployment"
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "keys" {
  for_each   = local.by_id # expect: TC3019 error "The value of for_each is known only after deployment"
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_subnet" "filter" {
  count      = length(local.filtered) # expect: TC3019 error "The value of count is known only after deployment"
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.3.0/24"
}

locals {
  by_id    = { for x in [aws_vpc.main] : x.id => x.arn } # what nothing reads is no fault
  filtered = [for x in [aws_vpc.main] : x if x.enable_network_address_usage_metrics]
  operand    = !aws_vpc.main.tags_all # expect: TC3005 error "Unsuitable operand for !"
}
