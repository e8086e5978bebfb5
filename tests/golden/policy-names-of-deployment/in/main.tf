# The trust of a pod's role names the issuer of its cluster in the name of a property: only text can say that.
provider "aws" {
  region = "us-east-1"
}

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/cluster"

  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  }
}

resource "aws_iam_openid_connect_provider" "main" {
  url            = aws_eks_cluster.main.identity[0].oidc[0].issuer
  client_id_list = ["sts.amazonaws.com"]
}

data "aws_iam_policy_document" "pod" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.main.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${replace(aws_eks_cluster.main.identity[0].oidc[0].issuer, "https://", "")}:sub"
      values   = ["system:serviceaccount:kube-system:autoscaler"]
    }

    condition {
      test     = "StringEquals"
      variable = "${replace(aws_eks_cluster.main.identity[0].oidc[0].issuer, "https://", "")}:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/${aws_ssm_parameter.label.description}"
      values   = [aws_ssm_parameter.label.description]
    }
  }
}

resource "aws_iam_role" "pod" {
  name               = "pod"
  assume_role_policy = data.aws_iam_policy_document.pod.json
}

resource "aws_iam_role" "text" {
  name = "text"

  assume_role_policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [{
        "Effect": "Allow",
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Principal": { "Federated": "${aws_iam_openid_connect_provider.main.arn}" },
        "Condition": { "StringLike": { "${aws_iam_openid_connect_provider.main.url}:sub": "system:serviceaccount:*:dns" } }
      }]
    }
  EOF
}

# A name that Terraform would draw by lot.
resource "aws_iam_role_policy" "pod" {
  name_prefix = "pod-"
  role        = aws_iam_role.pod.name
  policy      = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}

# A configured name with quotes, in the same document: it is escaped.
resource "aws_ssm_parameter" "label" {
  name        = "label"
  type        = "String"
  value       = "blue"
  description = "the \"blue\" \\ one"
}
