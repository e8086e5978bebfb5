# Parameters get AWS's own types from the places where they stand, unless that would take something away.
provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

variable "vpc_id" {
  description = "VPC of everything"
  type        = string

  validation {
    condition     = can(regex("^vpc-[0-9a-f]+$", var.vpc_id)) && length(var.vpc_id) > 4
    error_message = "The ID of a VPC."
  }
}

variable "subnet_ids" {
  type    = list(string)
  default = ["subnet-0123456789abcdef0", "subnet-12345678"]
}

variable "extra_group" {
  type = string
}

variable "image" {
  type    = string
  default = "ami-0123456789abcdef0"
}

variable "key" {
  type    = string
  default = "deployers"
}

variable "zone" {
  type    = string
  default = "Z0123456789ABCDEFGHIJ"
}

variable "availability_zone" {
  type    = string
  default = "us-east-1b"
}

variable "volume" {
  type = string
}

# Not of AWS's own types: empty by default, ...
variable "empty_key" {
  type    = string
  default = ""
}

# ... compared, ...
variable "optional_key" {
  type    = string
  default = "none"
}

# ... only used when a switch is on, ...
variable "tested" {
  type    = bool
  default = true
}

variable "test_subnet" {
  type = string
}

# ... a subnet here and a VPC there, ...
variable "confused" {
  type = string
}

# ... limited to some of all subnets, ...
variable "named_subnet" {
  type = string

  validation {
    condition     = startswith(var.named_subnet, "subnet-0")
    error_message = "A new subnet."
  }
}

# ... of another region, of which a VPC is only an attribute, or a secret.
variable "peer_vpc" {
  type = string
}

variable "secret_group" {
  type      = string
  sensitive = true
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "Web"
  vpc_id      = var.vpc_id
}

resource "aws_instance" "web" {
  ami                    = var.image
  instance_type          = "t3.micro"
  key_name               = var.key
  availability_zone      = var.availability_zone
  vpc_security_group_ids = [aws_security_group.web.id, var.extra_group]

  tags = {
    Name = "web in ${var.vpc_id}"
  }
}

resource "aws_volume_attachment" "data" {
  device_name = "/dev/xvdf"
  instance_id = aws_instance.web.id
  volume_id   = var.volume
}

resource "aws_instance" "second" {
  ami                    = var.image
  instance_type          = "t3.micro"
  subnet_id              = var.subnet_ids[1]
  key_name               = var.optional_key == "none" ? null : var.optional_key
  vpc_security_group_ids = [var.secret_group]
}

resource "aws_instance" "third" {
  ami           = var.image
  instance_type = "t3.micro"
  key_name      = var.empty_key
}

resource "aws_instance" "test" {
  count         = var.tested ? 1 : 0
  ami           = var.image
  instance_type = "t3.micro"
  subnet_id     = var.test_subnet
}

resource "aws_instance" "fourth" {
  ami           = var.image
  instance_type = "t3.micro"
  subnet_id     = var.named_subnet
}

resource "aws_instance" "fifth" {
  ami           = var.image
  instance_type = "t3.micro"
  subnet_id     = var.confused
}

resource "aws_security_group" "confused" {
  name        = "confused"
  description = "Takes a subnet for a VPC"
  vpc_id      = var.confused
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  subnet_ids = var.subnet_ids
}

resource "aws_route53_record" "web" {
  zone_id = var.zone
  name    = "www.example.com"
  type    = "A"
  ttl     = 300
  records = [aws_instance.web.private_ip]
}

resource "aws_vpc_peering_connection" "west" {
  vpc_id      = var.vpc_id
  peer_vpc_id = var.peer_vpc
  peer_region = "us-west-2"
}

# In the west, the VPC is a word like any other; the key has to exist there as well.
resource "aws_sqs_queue" "west" {
  provider = aws.west
  name     = "jobs-${var.vpc_id}"
}

resource "aws_launch_template" "west" {
  provider = aws.west
  name     = "west"
  key_name = var.key
}

output "vpc_id" {
  value = var.vpc_id
}
