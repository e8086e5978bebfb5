# refused: cpu_options.amd_sev_snp
resource "aws_instance" "instance_cpu_options_amd_sev_snp" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }
  cpu_options {
    amd_sev_snp = "enabled"
  }
}

# refused: ebs_block_device.tags
resource "aws_instance" "instance_ebs_block_device_tags" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }
  ebs_block_device {
    device_name = "example"
    tags        = { Name = "example" }
  }
}

# refused: ebs_block_device.tags_all
resource "aws_instance" "instance_ebs_block_device_tags_all" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }
  ebs_block_device {
    device_name = "example"
    tags_all    = { Name = "example" }
  }
}

# refused: enable_primary_ipv6
resource "aws_instance" "instance_enable_primary_ipv6" {
  ami                 = "ami-0123456789abcdef0"
  enable_primary_ipv6 = true
  instance_type       = "m5.large"
  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }
}

# refused: get_password_data
resource "aws_instance" "instance_get_password_data" {
  ami               = "ami-0123456789abcdef0"
  get_password_data = true
  instance_type     = "m5.large"
  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }
}

# refused: network_interface.network_card_index
resource "aws_instance" "instance_network_interface_network_card_index" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }
  network_interface {
    device_index         = 1
    network_card_index   = 1
    network_interface_id = "eni-0123456789abcdef0"
  }
}

# refused: root_block_device.tags
resource "aws_instance" "instance_root_block_device_tags" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }
  root_block_device {
    tags = { Name = "example" }
  }
}

# refused: root_block_device.tags_all
resource "aws_instance" "instance_root_block_device_tags_all" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }
  root_block_device {
    tags_all = { Name = "example" }
  }
}

# refused: secondary_private_ips
resource "aws_instance" "instance_secondary_private_ips" {
  ami                   = "ami-0123456789abcdef0"
  instance_type         = "m5.large"
  secondary_private_ips = ["10.0.1.10"]
  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }
}
