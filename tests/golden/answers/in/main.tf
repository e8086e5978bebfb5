# What data sources give is needed where it decides how many there are of something: then the user says it. All else is looked up.
provider "aws" {
  region = "eu-west-1"
}

data "aws_availability_zones" "all" {
  state = "available"
}

data "aws_vpc" "main" {
  default = true
}

data "aws_subnets" "private" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.main.id]
  }
}

resource "aws_subnet" "zone" {
  count             = length(data.aws_availability_zones.all.names)
  vpc_id            = data.aws_vpc.main.id
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, count.index)
  availability_zone = data.aws_availability_zones.all.names[count.index]
}

resource "aws_ebs_volume" "zone" {
  for_each          = toset(slice(data.aws_availability_zones.all.names, 0, 1))
  availability_zone = each.value
  size              = 10
}

resource "aws_efs_file_system" "shared" {}

resource "aws_efs_mount_target" "shared" {
  for_each        = toset(data.aws_subnets.private.ids)
  file_system_id  = aws_efs_file_system.shared.id
  subnet_id       = each.value
  security_groups = ["sg-0123456789abcdef0"]
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  subnet_ids = data.aws_subnets.private.ids
}
