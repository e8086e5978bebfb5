# Data sources that only the account can answer: parameters of the type that CloudFormation has for them.
provider "aws" {
  region = "eu-west-1"
}

data "aws_vpc" "main" {
  default = true
}

data "aws_vpcs" "all" {}

data "aws_subnet" "first" {
  vpc_id            = data.aws_vpc.main.id
  availability_zone = "eu-west-1a"
}

data "aws_subnet" "second" {
  tags = { Name = "second" }
}

data "aws_subnets" "private" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.main.id]
  }
}

data "aws_security_group" "app" {
  name = "app"
}

data "aws_security_groups" "app" {
  tags = { Team = "shop" }
}

data "aws_route_table" "main" {
  vpc_id = data.aws_vpc.main.id
}

data "aws_route_tables" "all" {
  vpc_id = data.aws_vpc.main.id
}

data "aws_internet_gateway" "main" {
  filter {
    name   = "attachment.vpc-id"
    values = [data.aws_vpc.main.id]
  }
}

data "aws_vpc_endpoint_service" "s3" {
  service      = "s3"
  service_type = "Gateway"
}

data "aws_route53_zone" "main" {
  name = "example.com."
}

data "aws_acm_certificate" "main" {
  domain   = "example.com"
  statuses = ["ISSUED"]
}

data "aws_ec2_managed_prefix_list" "cloudfront" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

data "aws_ami" "linux" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["amzn2-ami-hvm-*-x86_64-gp2"]
  }

  filter {
    name   = "virtualization-type"
    values = ["hvm"]
  }
}

data "aws_ami" "ubuntu" {
  most_recent = true
  owners      = ["099720109477"]

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-arm64-server-*"]
  }

  filter {
    name   = "architecture"
    values = ["arm64"]
  }
}

data "aws_ami" "node" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["amazon-eks-node-al2023-x86_64-standard-1.31-v*"]
  }
}

# Also finds minimal images, so the pattern says no published name.
data "aws_ami" "any" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-*-x86_64"]
  }
}

# Not always the latest one.
data "aws_ami" "tagged" {
  most_recent = true
  owners      = ["self"]

  tags = { Role = "app" }
}

data "aws_instances" "app" {
  instance_tags = { Role = "app" }
}

data "aws_key_pair" "admin" {
  filter {
    name   = "tag:Role"
    values = ["admin"]
  }
}

data "aws_lb" "main" {
  name = "main"
}

data "aws_lb_listener" "https" {
  load_balancer_arn = data.aws_lb.main.arn
  port              = 443
}

data "aws_organizations_organization" "main" {}

data "aws_canonical_user_id" "current" {}

data "aws_iam_policy" "own" {
  name = "own"
}

data "aws_iam_role" "own" {
  name = "own"
}

data "aws_iam_role" "service" {
  name = "AWSServiceRoleForAutoScaling"
}

data "aws_iam_session_context" "current" {
  arn = data.aws_caller_identity.current.arn
}

data "aws_caller_identity" "current" {}

data "aws_kms_alias" "s3" {
  name = "alias/aws/s3"
}

data "aws_kms_key" "s3" {
  key_id = "alias/aws/s3"
}

data "aws_eks_cluster" "main" {
  name = "main"
}

data "aws_efs_file_system" "main" {
  creation_token = "main"
}

data "aws_launch_template" "app" {
  name = "app"
}

data "aws_rds_engine_version" "postgres" {
  engine       = "postgres"
  default_only = true
}

resource "aws_security_group" "web" {
  description = "Web"
  vpc_id      = data.aws_vpc.main.id

  ingress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = [data.aws_ec2_managed_prefix_list.cloudfront.id]
    security_groups = [data.aws_security_group.app.id]
  }
}

resource "aws_route" "out" {
  route_table_id         = data.aws_route_table.main.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = data.aws_internet_gateway.main.id
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id          = data.aws_subnet.second.vpc_id
  service_name    = data.aws_vpc_endpoint_service.s3.service_name
  route_table_ids = data.aws_route_tables.all.ids
}

resource "aws_instance" "linux" {
  ami                    = data.aws_ami.linux.id
  instance_type          = "t3.micro"
  subnet_id              = data.aws_subnet.first.id
  key_name               = data.aws_key_pair.admin.key_name
  vpc_security_group_ids = data.aws_security_groups.app.ids
}

resource "aws_instance" "ubuntu" {
  ami           = data.aws_ami.ubuntu.image_id
  instance_type = "t4g.micro"
  subnet_id     = data.aws_subnets.private.ids[0]
}

resource "aws_instance" "node" {
  ami           = data.aws_ami.node.id
  instance_type = "t3.micro"
}

resource "aws_instance" "any" {
  ami               = data.aws_ami.any.id
  instance_type     = "t3.micro"
  availability_zone = data.aws_subnet.second.availability_zone
}

resource "aws_instance" "tagged" {
  ami           = data.aws_ami.tagged.id
  instance_type = "t3.micro"
}

resource "aws_lb_listener_certificate" "main" {
  listener_arn    = data.aws_lb_listener.https.arn
  certificate_arn = data.aws_acm_certificate.main.arn
}

resource "aws_route53_record" "web" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "web.${data.aws_route53_zone.main.name}"
  type    = "A"

  alias {
    name                   = data.aws_lb.main.dns_name
    zone_id                = data.aws_lb.main.zone_id
    evaluate_target_health = true
  }
}

resource "aws_ssm_parameter" "answers" {
  name = "answers"
  type = "StringList"
  value = join(",", [
    data.aws_vpcs.all.ids[0],
    data.aws_instances.app.ids[0],
    data.aws_organizations_organization.main.id,
    data.aws_organizations_organization.main.roots[0].id,
    data.aws_canonical_user_id.current.id,
    data.aws_iam_policy.own.arn,
    data.aws_iam_role.own.arn,
    data.aws_iam_role.service.arn,
    data.aws_iam_session_context.current.issuer_arn,
    data.aws_kms_alias.s3.target_key_arn,
    data.aws_kms_key.s3.arn,
    data.aws_eks_cluster.main.endpoint,
    data.aws_eks_cluster.main.certificate_authority[0].data,
    data.aws_efs_file_system.main.dns_name,
    data.aws_launch_template.app.id,
    data.aws_rds_engine_version.postgres.version,
  ])
}
