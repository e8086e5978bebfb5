# Look-ups that become parameters with a type and a description, and what follows from their arguments.
provider "aws" {
  region = "eu-west-1"
}

data "aws_availability_zones" "standard" {
  state = "available"
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

data "aws_vpc" "main" {
  default = true
}

data "aws_route_tables" "private" {
  vpc_id = data.aws_vpc.main.id
  filter {
    name   = "tag:Tier"
    values = ["private"]
  }
}

data "aws_vpc_endpoint" "s3" {
  vpc_id       = data.aws_vpc.main.id
  service_name = "com.amazonaws.eu-west-1.s3"
}

data "aws_eip" "given" {
  public_ip = "203.0.113.10"
}

data "aws_prefix_list" "s3" {
  name = "com.amazonaws.eu-west-1.s3"
}

data "aws_ec2_managed_prefix_list" "cloudfront" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

data "aws_ec2_instance_type" "small" {
  instance_type = "t3.micro"
}

data "aws_ec2_instance_type_offerings" "zones" {
  location_type = "availability-zone"
  filter {
    name   = "instance-type"
    values = ["t3.micro"]
  }
}

data "aws_regions" "all" {}

data "aws_ssoadmin_instances" "main" {}

data "aws_organizations_organizational_units" "top" {
  parent_id = "r-abcd"
}

data "aws_ssm_parameters_by_path" "app" {
  path = "/app"
}

data "aws_iam_roles" "admins" {
  name_regex = "Admin.*"
}

data "aws_ecs_task_definition" "web" {
  task_definition = "web"
}

data "aws_lambda_alias" "live" {
  function_name = "worker"
  name          = "live"
}

data "aws_lambda_invocation" "answer" {
  function_name = "worker"
  input         = "{}"
}

data "aws_ecr_image" "app" {
  repository_name = "app"
  image_tag       = "latest"
}

resource "aws_subnet" "tagged" {
  vpc_id            = data.aws_vpc.main.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = data.aws_availability_zones.standard.names[0]
  tags              = { Name = "tagged" }
}

resource "aws_ec2_tag" "team" {
  resource_id = aws_subnet.tagged.id
  key         = "Team"
  value       = "shop"
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "web"
  vpc_id      = data.aws_vpc.main.id
  egress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    prefix_list_ids = [data.aws_prefix_list.s3.id, data.aws_ec2_managed_prefix_list.cloudfront.id]
  }
}

resource "aws_ssm_parameter" "answers" {
  name = "answers"
  type = "StringList"
  value = join(",", [
    join(" ", data.aws_route_tables.private.ids),
    data.aws_vpc_endpoint.s3.id,
    data.aws_vpc_endpoint.s3.arn,
    data.aws_eip.given.id,
    data.aws_eip.given.public_ip,
    data.aws_ec2_instance_type.small.id,
    data.aws_ec2_instance_type.small.default_vcpus,
    join(" ", data.aws_ec2_instance_type_offerings.zones.locations),
    join(" ", data.aws_regions.all.names),
    join(" ", data.aws_ssoadmin_instances.main.arns),
    data.aws_organizations_organizational_units.top.children[0].id,
    data.aws_ssm_parameters_by_path.app.names[0],
    data.aws_ecs_task_definition.web.arn,
    data.aws_ecs_task_definition.web.family,
    data.aws_lambda_alias.live.arn,
    data.aws_lambda_alias.live.function_version,
    data.aws_lambda_invocation.answer.result,
    data.aws_ecr_image.app.image_uri,
    join(" ", data.aws_iam_roles.admins.names),
  ])
}

resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = "arn:aws:iam::111122223333:role/app"
  handler       = "index.main"
  runtime       = "python3.12"
  s3_bucket     = "code"
  s3_key        = "worker.zip"
}

resource "aws_lambda_function_recursion_config" "worker" {
  function_name  = aws_lambda_function.worker.function_name
  recursive_loop = "Allow"
}

resource "aws_securityhub_account" "main" {}

resource "aws_securityhub_standards_subscription" "cis" {
  standards_arn = "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0"
  depends_on    = [aws_securityhub_account.main]
}
