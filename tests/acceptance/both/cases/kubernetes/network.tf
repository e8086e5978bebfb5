# The network, the roles and the key of the clusters.
resource "aws_vpc" "main" {
  cidr_block = "10.95.0.0/16"
  tags       = { Name = "kubernetes" }
}

resource "aws_subnet" "main" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet("10.95.0.0/16", 8, count.index)
  availability_zone = "us-east-1${["a", "b"][count.index]}"
  tags              = { Name = "kubernetes-${count.index}" }
}

resource "aws_security_group" "main" {
  name        = "kubernetes"
  description = "Who reaches nodes"
  vpc_id      = aws_vpc.main.id
}

resource "aws_iam_role" "service" {
  for_each = toset(["eks", "ec2", "pods", "batch", "eks-fargate-pods"])
  name     = "kubernetes-${each.key}"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${each.key}.amazonaws.com" } }]
  })
}

resource "aws_iam_instance_profile" "main" {
  name = "kubernetes-nodes"
  role = aws_iam_role.service["ec2"].name
}

resource "aws_kms_key" "main" {
  description = "Secrets of clusters"
}

resource "aws_key_pair" "main" {
  key_name   = "kubernetes"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGUf6Zk2OWRQqxLq4DGvE3b4aHn5oUPm0jL0jR4C0Hn7 kubernetes"
}

resource "aws_launch_template" "main" {
  name          = "kubernetes"
  image_id      = "ami-12c6146b"
  instance_type = "m5.large"
}
