# Interfaces with addresses of all kinds, and servers with settings that no one server may have together.
resource "aws_network_interface" "addresses" {
  subnet_id         = aws_subnet.main.id
  description       = "How many addresses"
  private_ips_count = 2
  security_groups   = [aws_security_group.main.id]
  tags              = { Name = "addresses" }
}

resource "aws_network_interface" "ipv6" {
  subnet_id           = aws_subnet.main.id
  enable_primary_ipv6 = true
  ipv6_addresses      = ["2600:1f18:1234:1a00::20"]
  interface_type      = "efa"
  tags                = { Name = "ipv6" }
}

resource "aws_network_interface" "ipv6_count" {
  subnet_id          = aws_subnet.main.id
  ipv6_address_count = 2
  tags               = { Name = "ipv6 count" }
}

resource "aws_network_interface" "prefix_count" {
  subnet_id         = aws_subnet.main.id
  ipv4_prefix_count = 1
  ipv6_prefix_count = 1
  tags              = { Name = "prefix count" }
}

resource "aws_network_interface" "prefixes" {
  subnet_id     = aws_subnet.main.id
  ipv4_prefixes = ["10.90.0.112/28"]
  ipv6_prefixes = ["2600:1f18:1234:1a00:1::/80"]
  tags          = { Name = "prefixes" }
}

resource "aws_network_interface" "lists" {
  subnet_id                 = aws_subnet.main.id
  private_ip_list_enabled   = true
  private_ip_list           = ["10.90.0.81", "10.90.0.80"]
  ipv6_address_list_enabled = true
  ipv6_address_list         = ["2600:1f18:1234:1a00::41", "2600:1f18:1234:1a00::40"]
  tags                      = { Name = "lists" }
}

resource "aws_network_interface" "address" {
  subnet_id  = aws_subnet.main.id
  private_ip = "10.90.0.85"
  tags       = { Name = "address" }
}

resource "aws_kms_key" "main" {
  description = "Disks of servers"
}

resource "aws_instance" "settings" {
  ami                        = "ami-12c6146b"
  instance_type              = "c5.xlarge"
  subnet_id                  = aws_subnet.main.id
  disable_api_stop           = true
  placement_group            = "partitions"
  placement_partition_number = 2
  ipv6_address_count         = 1
  cpu_core_count             = 2
  cpu_threads_per_core       = 1
  tags                       = { Name = "settings" }

  capacity_reservation_specification {
    capacity_reservation_preference = "none"
  }

  maintenance_options {
    auto_recovery = "disabled"
  }

  root_block_device {
    delete_on_termination = false
    encrypted             = true
    kms_key_id            = aws_kms_key.main.arn
    iops                  = 3200
    throughput            = 140
    volume_size           = 30
    volume_type           = "gp3"
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_type = "gp3"
    volume_size = 10
    throughput  = 150
  }

  volume_tags = { Kind = "disk" }
}

resource "aws_instance" "reserved" {
  ami            = "ami-12c6146b"
  instance_type  = "m5.large"
  subnet_id      = aws_subnet.main.id
  ipv6_addresses = ["2600:1f18:1234:1a00::30"]
  tags           = { Name = "reserved" }

  capacity_reservation_specification {
    capacity_reservation_target {
      capacity_reservation_id = "cr-0123456789abcdef0"
    }
  }
}

resource "aws_instance" "reserved_group" {
  ami           = "ami-12c6146b"
  instance_type = "m5.large"
  subnet_id     = aws_subnet.main.id
  tags          = { Name = "reserved group" }

  capacity_reservation_specification {
    capacity_reservation_target {
      capacity_reservation_resource_group_arn = "arn:aws:resource-groups:us-east-1:123456789012:group/reserved"
    }
  }
}

resource "aws_instance" "spot" {
  ami           = "ami-12c6146b"
  instance_type = "m5.large"
  subnet_id     = aws_subnet.main.id
  tags          = { Name = "spot" }

  instance_market_options {
    market_type = "spot"

    spot_options {
      instance_interruption_behavior = "stop"
      max_price                      = "0.05"
      spot_instance_type             = "persistent"
      valid_until                    = "2050-01-01T00:00:00Z"
    }
  }
}

resource "aws_launch_template" "main" {
  name          = "networks"
  image_id      = "ami-12c6146b"
  instance_type = "t3.small"
}

resource "aws_instance" "by_name" {
  subnet_id = aws_subnet.main.id
  tags      = { Name = "by name" }

  launch_template {
    name = aws_launch_template.main.name
  }
}

resource "aws_network_interface" "kept" {
  subnet_id = aws_subnet.main.id
  tags      = { Name = "kept" }
}

resource "aws_instance" "interface" {
  ami           = "ami-12c6146b"
  instance_type = "t3.micro"
  tags          = { Name = "interface" }

  network_interface {
    device_index          = 0
    network_interface_id  = aws_network_interface.kept.id
    delete_on_termination = false
  }
}

resource "aws_key_pair" "main" {
  key_name_prefix = "networks-"
  public_key      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGUf6Zk2OWRQqxLq4DGvE3b4aHn5oUPm0jL0jR4C0Hn7 compute"
}

resource "aws_ebs_volume" "saved" {
  availability_zone = "us-east-1a"
  size              = 5
  final_snapshot    = true
}

resource "aws_volume_attachment" "saved" {
  device_name  = "/dev/sdk"
  instance_id  = aws_instance.by_name.id
  volume_id    = aws_ebs_volume.saved.id
  skip_destroy = true
}
