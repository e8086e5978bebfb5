# refused: capacity_reservation_specification
resource "aws_instance" "instance_capacity_reservation_specification" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }
}

# refused: cpu_options.amd_sev_snp
resource "aws_instance" "instance_cpu_options_amd_sev_snp" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  cpu_options {
    amd_sev_snp = "enabled"
  }
}

# refused: disable_api_stop
resource "aws_instance" "instance_disable_api_stop" {
  ami              = "ami-0123456789abcdef0"
  disable_api_stop = true
  instance_type    = "m5.large"
}

# refused: ebs_block_device.tags
resource "aws_instance" "instance_ebs_block_device_tags" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  ebs_block_device {
    device_name = "example"
    tags        = { Name = "example" }
  }
}

# refused: ebs_block_device.tags_all
resource "aws_instance" "instance_ebs_block_device_tags_all" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  ebs_block_device {
    device_name = "example"
    tags_all    = { Name = "example" }
  }
}

# refused: ebs_block_device.throughput
resource "aws_instance" "instance_ebs_block_device_throughput" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  ebs_block_device {
    device_name = "example"
    throughput  = 1
  }
}

# refused: enable_primary_ipv6
resource "aws_instance" "instance_enable_primary_ipv6" {
  ami                 = "ami-0123456789abcdef0"
  enable_primary_ipv6 = true
  instance_type       = "m5.large"
}

# refused: get_password_data
resource "aws_instance" "instance_get_password_data" {
  ami               = "ami-0123456789abcdef0"
  get_password_data = true
  instance_type     = "m5.large"
}

# refused: instance_market_options
resource "aws_instance" "instance_instance_market_options" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  instance_market_options {
  }
}

# refused: maintenance_options
resource "aws_instance" "instance_maintenance_options" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  maintenance_options {
  }
}

# refused: network_interface.network_card_index
resource "aws_instance" "instance_network_interface_network_card_index" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  network_interface {
    device_index         = 1
    network_card_index   = 1
    network_interface_id = "eni-0123456789abcdef0"
  }
}

# refused: placement_partition_number
resource "aws_instance" "instance_placement_partition_number" {
  ami                        = "ami-0123456789abcdef0"
  instance_type              = "m5.large"
  placement_partition_number = 1
}

# refused: root_block_device
resource "aws_instance" "instance_root_block_device" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  root_block_device {
    iops        = 3000
    volume_type = "gp3"
  }
}

# refused: secondary_private_ips
resource "aws_instance" "instance_secondary_private_ips" {
  ami                   = "ami-0123456789abcdef0"
  instance_type         = "m5.large"
  secondary_private_ips = ["10.0.1.10"]
}

# refused: volume_tags
resource "aws_instance" "instance_volume_tags" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  volume_tags   = { Name = "example" }
}
