# Where the clusters run, and the roles that they take.
resource "aws_vpc" "main" {
  cidr_block = "10.80.0.0/16"
}

resource "aws_subnet" "main" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet("10.80.0.0/16", 8, count.index)
  availability_zone = "us-east-1${["a", "b"][count.index]}"
}

resource "aws_security_group" "main" {
  for_each    = toset(["access", "leaders", "workers", "more", "others"])
  name        = "clusters-${each.key}"
  description = "Of ${each.key}"
  vpc_id      = aws_vpc.main.id
}

resource "aws_iam_role" "service" {
  for_each = toset(["application-autoscaling", "ec2", "elasticmapreduce"])
  name     = "clusters-${each.key}"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${each.key}.amazonaws.com" } }]
  })
}

resource "aws_iam_instance_profile" "main" {
  name = "clusters-instances"
  role = aws_iam_role.service["ec2"].name
}

resource "aws_kms_key" "main" {
  description = "Logs of clusters"
}
