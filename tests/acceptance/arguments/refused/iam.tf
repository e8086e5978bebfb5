# refused: tags
resource "aws_iam_policy" "iam_policy_tags" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
  tags   = { Name = "example" }
}

# refused: tags
resource "aws_iam_instance_profile" "iam_instance_profile_tags" {
  role = "arn:aws:iam::123456789012:role/example"
  tags = { Name = "example" }
}

# refused: tags
resource "aws_iam_service_linked_role" "iam_service_linked_role_tags" {
  aws_service_name = "elasticbeanstalk.amazonaws.com"
  tags             = { Name = "example" }
}

# refused: pgp_key
resource "aws_iam_access_key" "iam_access_key_pgp_key" {
  pgp_key = "example"
  user    = "example"
}
