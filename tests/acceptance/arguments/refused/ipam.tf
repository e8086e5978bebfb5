# refused: cascade
resource "aws_vpc_ipam" "vpc_ipam_cascade" {
  cascade = true
  operating_regions {
    region_name = "us-east-1"
  }
}

# refused: cascade
resource "aws_vpc_ipam_pool" "vpc_ipam_pool_cascade" {
  address_family = "ipv4"
  cascade        = true
  ipam_scope_id  = "ipam-scope-0123456789abcdef0"
}

# refused: cidr_authorization_context
resource "aws_vpc_ipam_pool_cidr" "vpc_ipam_pool_cidr_cidr_authorization_context" {
  ipam_pool_id = "ipam-pool-0123456789abcdef0"
  cidr_authorization_context {
  }
}
