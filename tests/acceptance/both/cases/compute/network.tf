# The network that everything else lives in, and the roles that it takes.
resource "aws_vpc" "main" {
  cidr_block = "10.50.0.0/16"
  tags       = { Name = "compute" }
}

resource "aws_subnet" "main" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet("10.50.0.0/16", 8, count.index)
  availability_zone = "us-east-1${["a", "b"][count.index]}"
  tags              = { Name = "compute-${count.index}" }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "compute" }
}

resource "aws_security_group" "main" {
  name        = "compute-main"
  description = "What computes"
  vpc_id      = aws_vpc.main.id

  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["10.50.0.0/16"]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_vpn_gateway" "main" {
  vpc_id          = aws_vpc.main.id
  amazon_side_asn = 65010
  tags            = { Name = "compute" }
}

resource "aws_network_interface" "main" {
  subnet_id         = aws_subnet.main[0].id
  description       = "The second interface"
  private_ips       = ["10.50.0.100", "10.50.0.101"]
  security_groups   = [aws_security_group.main.id]
  source_dest_check = false
  tags              = { Name = "second" }

  attachment {
    instance     = aws_instance.main.id
    device_index = 1
  }
}

resource "aws_network_interface" "first" {
  subnet_id       = aws_subnet.main[1].id
  private_ips     = ["10.50.1.100"]
  security_groups = [aws_security_group.main.id]
  tags            = { Name = "first" }
}

# --- roles -------------------------------------------------------------------------------------------------------------

resource "aws_iam_role" "service" {
  for_each = toset(["batch", "ecs-tasks", "ec2", "elasticmapreduce", "redshift", "spotfleet"])
  name     = "compute-${each.key}"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${each.key}.amazonaws.com" } }]
  })
}

resource "aws_iam_instance_profile" "main" {
  name = "compute-instances"
  role = aws_iam_role.service["ec2"].name
}

resource "aws_kms_key" "main" {
  description = "What computes"
}

resource "aws_key_pair" "main" {
  key_name   = "compute"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGUf6Zk2OWRQqxLq4DGvE3b4aHn5oUPm0jL0jR4C0Hn7 compute"
  tags       = { Name = "compute" }
}
