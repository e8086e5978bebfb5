# refused: availability_zone
resource "aws_vpn_gateway" "vpn_gateway_availability_zone" {
  availability_zone = "us-east-1a"
}
