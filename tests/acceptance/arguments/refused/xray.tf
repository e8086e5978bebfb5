# refused: policy_revision_id
resource "aws_xray_resource_policy" "xray_resource_policy_policy_revision_id" {
  policy_document    = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "xray:*", Resource = "*", Principal = { AWS = "arn:aws:iam::123456789012:root" } }] })
  policy_name        = "example"
  policy_revision_id = "example"
}
