# refused: cidr_authorization_context
resource "aws_vpc_ipam_pool_cidr" "vpc_ipam_pool_cidr_cidr_authorization_context" {
  ipam_pool_id = "ipam-pool-0123456789abcdef0"
  cidr_authorization_context {
  }
}
