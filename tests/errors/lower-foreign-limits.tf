# What takes the place of another provider's resource has limits of its own.
provider "aws" {
  region = "us-east-1"
}

resource "tls_private_key" "long" {
  algorithm = "RSA"
  rsa_bits  = 4096
}

# expect: TC5010 error "aws_key_pair.long cannot be expressed"
resource "aws_key_pair" "long" {
  key_name   = "long"
  public_key = tls_private_key.long.public_key_openssh
}

resource "tls_private_key" "curve" {
  algorithm = "ECDSA"
}

# expect: TC5010 error "aws_key_pair.curve cannot be expressed"
resource "aws_key_pair" "curve" {
  key_name   = "curve"
  public_key = tls_private_key.curve.public_key_openssh
}

resource "random_password" "strict" {
  length    = 24
  min_upper = 2
}

resource "aws_secretsmanager_secret" "strict" {
  name = "strict"
}

# expect: TC5010 error "aws_secretsmanager_secret_version.strict cannot be expressed"
resource "aws_secretsmanager_secret_version" "strict" {
  secret_id     = aws_secretsmanager_secret.strict.id
  secret_string = random_password.strict.result
}

# expect: TC5010 error "data.aws_availability_zones.local cannot be expressed"
data "aws_availability_zones" "local" {
  filter {
    name   = "zone-type"
    values = ["local-zone"]
  }
}

resource "aws_subnet" "local" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.0.0.0/24"
  availability_zone = data.aws_availability_zones.local.names[0]
}
