# refused: state
resource "aws_vpclattice_auth_policy" "vpclattice_auth_policy_state" {
  policy              = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "vpclattice:*", Resource = "*", Principal = { AWS = "arn:aws:iam::123456789012:root" } }] })
  resource_identifier = "arn:aws:vpc-lattice:us-east-1:123456789012:service/svc-0123456789abcdef0"
  state               = "example"
}
