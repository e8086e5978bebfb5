# What a rule only counts, length(self.network_interface), it has not read.
provider "aws" {
  region = "us-east-1"
}

resource "aws_instance" "main" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  network_interface {
    device_index         = 1
    network_card_index   = 1 # expect: TC5003 error "network_interface.network_card_index"
    network_interface_id = "eni-0123456789abcdef0"
  }
}
