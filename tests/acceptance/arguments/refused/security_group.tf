# refused: egress
resource "aws_default_security_group" "default_security_group_egress" {
  egress = [{ cidr_blocks = ["10.0.0.0/16"], description = "example", from_port = 1, ipv6_cidr_blocks = ["2001:db8:1234:1a00::/64"], prefix_list_ids = ["pl-0123456789abcdef0"], protocol = "example", security_groups = ["sg-0123456789abcdef0"], self = true, to_port = 1 }]
}

# refused: ingress
resource "aws_default_security_group" "default_security_group_ingress" {
  ingress = [{ cidr_blocks = ["10.0.0.0/16"], description = "example", from_port = 1, ipv6_cidr_blocks = ["2001:db8:1234:1a00::/64"], prefix_list_ids = ["pl-0123456789abcdef0"], protocol = "example", security_groups = ["sg-0123456789abcdef0"], self = true, to_port = 1 }]
}

# refused: tags
resource "aws_default_security_group" "default_security_group_tags" {
  tags = { Name = "example" }
}

# refused: vpc_id
resource "aws_default_security_group" "default_security_group_vpc_id" {
  vpc_id = "vpc-0123456789abcdef0"
}
