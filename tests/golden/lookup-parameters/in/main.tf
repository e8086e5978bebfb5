# Values that only a look-up gives: parameters of the stacks that read them.
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

variable "name" {
  type = string
}

variable "with_database" {
  type    = bool
  default = false
}

data "aws_vpc" "main" {
  tags = { Name = "vpc-${var.name}" }
}

data "aws_subnets" "private" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.main.id]
  }
}

# There only if the switch is on, so its parameter may be left out.
data "aws_db_instance" "main" {
  count = var.with_database ? 1 : 0

  db_instance_identifier = "orders"
}

data "aws_ami" "linux" {
  most_recent = true
  name_regex  = "al2023-ami-kernel-default-x86_64"
}

data "aws_lambda_invocation" "secret" {
  function_name = "secret"
  input         = "{}"
}

resource "aws_security_group" "app" {
  description = data.aws_vpc.main.tags["Purpose"]
  vpc_id      = data.aws_vpc.main.id
}

resource "aws_instance" "app" {
  ami           = data.aws_ami.linux.id
  instance_type = "t3.micro"
  subnet_id     = data.aws_subnets.private.ids[0]
}

resource "aws_elasticache_subnet_group" "app" {
  name       = "app"
  subnet_ids = data.aws_subnets.private.ids
}

resource "aws_ssm_parameter" "app" {
  name = "app"
  type = "StringList"
  value = join(",", [
    data.aws_vpc.main.arn,
    data.aws_vpc.main.cidr_block,
    try(data.aws_db_instance.main[0].address, "none"),
  ])
}

# CloudFormation checks its own types against the stack's region: here the same values are text.
resource "aws_ssm_parameter" "elsewhere" {
  provider = aws.west
  name     = "elsewhere"
  type     = "StringList"
  value    = join(",", [data.aws_vpc.main.id, data.aws_ami.linux.id, join(",", data.aws_subnets.private.ids)])
}

# Two that ask the same are one parameter.
data "aws_subnets" "asked" {
  tags = { Tier = "private" }
}

data "aws_subnets" "asked_again" {
  tags = { Tier = "private" }
}

resource "aws_db_subnet_group" "asked" {
  subnet_ids = data.aws_subnets.asked.ids
}

resource "aws_db_subnet_group" "asked_again" {
  subnet_ids = data.aws_subnets.asked_again.ids
}
