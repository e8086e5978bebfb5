# Launch templates, and launch configurations of names that are made up: what no one template may have together is in others.
resource "aws_launch_template" "full" {
  name                                 = "groups-full"
  description                          = "Everything that a server may be told"
  image_id                             = "ami-12c6146b"
  instance_type                        = "m5.large"
  kernel_id                            = "aki-01234567"
  ram_disk_id                          = "ari-01234567"
  key_name                             = "operators"
  security_group_names                 = ["default"]
  user_data                            = base64encode("#!/bin/sh\necho template")
  ebs_optimized                        = "true"
  disable_api_stop                     = true
  disable_api_termination              = true
  instance_initiated_shutdown_behavior = "stop"
  tags                                 = { Name = "full" }

  block_device_mappings {
    device_name = "/dev/sdf"

    ebs {
      delete_on_termination      = "false"
      encrypted                  = "true"
      kms_key_id                 = aws_kms_key.main.arn
      iops                       = 3500
      throughput                 = 150
      volume_initialization_rate = 200
      volume_size                = 30
      volume_type                = "gp3"
    }
  }

  block_device_mappings {
    device_name = "/dev/sdg"

    ebs {
      snapshot_id = "snap-0123456789abcdef0"
    }
  }

  block_device_mappings {
    device_name  = "/dev/sdh"
    virtual_name = "ephemeral0"
  }

  block_device_mappings {
    device_name = "/dev/sdi"
    no_device   = "true"
  }

  capacity_reservation_specification {
    capacity_reservation_preference = "capacity-reservations-only"
    capacity_reservation_target {
      capacity_reservation_id = "cr-0123456789abcdef0"
    }
  }

  cpu_options {
    amd_sev_snp      = "enabled"
    core_count       = 2
    threads_per_core = 1
  }

  credit_specification {
    cpu_credits = "standard"
  }

  enclave_options {
    enabled = true
  }

  hibernation_options {
    configured = true
  }

  iam_instance_profile {
    arn = "arn:aws:iam::123456789012:instance-profile/groups"
  }

  instance_market_options {
    market_type = "spot"

    spot_options {
      block_duration_minutes         = 60
      instance_interruption_behavior = "hibernate"
      max_price                      = "0.05"
      spot_instance_type             = "persistent"
      valid_until                    = "2050-01-01T00:00:00Z"
    }
  }

  license_specification {
    license_configuration_arn = "arn:aws:license-manager:us-east-1:123456789012:license-configuration:lic-0123456789abcdef"
  }

  maintenance_options {
    auto_recovery = "disabled"
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_protocol_ipv6          = "enabled"
    http_put_response_hop_limit = 2
    http_tokens                 = "required"
    instance_metadata_tags      = "enabled"
  }

  monitoring {
    enabled = true
  }

  network_interfaces {
    associate_carrier_ip_address = "true"
    associate_public_ip_address  = "true"
    delete_on_termination        = "true"
    description                  = "The first interface"
    device_index                 = 0
    interface_type               = "efa"
    ipv4_addresses               = ["10.70.0.10", "10.70.0.11"]
    ipv6_addresses               = ["2001:db8:1234:1a00::10"]
    network_card_index           = 0
    primary_ipv6                 = "true"
    private_ip_address           = "10.70.0.10"
    security_groups              = [aws_security_group.main.id]
    subnet_id                    = aws_subnet.main[0].id

    connection_tracking_specification {
      tcp_established_timeout = 300
      udp_stream_timeout      = 90
      udp_timeout             = 40
    }

    ena_srd_specification {
      ena_srd_enabled = true

      ena_srd_udp_specification {
        ena_srd_udp_enabled = true
      }
    }
  }

  network_interfaces {
    device_index       = 1
    ipv4_address_count = 2
    ipv6_address_count = 3
  }

  network_interfaces {
    device_index      = 2
    ipv4_prefix_count = 1
    ipv6_prefix_count = 2
  }

  network_interfaces {
    device_index  = 3
    ipv4_prefixes = ["10.70.1.0/28"]
    ipv6_prefixes = ["2001:db8:1234:1a00::/80"]
  }

  network_interfaces {
    device_index         = 4
    network_interface_id = "eni-0123456789abcdef0"
  }

  placement {
    affinity          = "default"
    availability_zone = "us-east-1a"
    group_name        = "partitions"
    host_id           = "h-0123456789abcdef0"
    partition_number  = 2
    spread_domain     = "rack"
    tenancy           = "host"
  }

  private_dns_name_options {
    enable_resource_name_dns_a_record    = true
    enable_resource_name_dns_aaaa_record = true
    hostname_type                        = "resource-name"
  }

  tag_specifications {
    resource_type = "instance"
    tags          = { Name = "started" }
  }

  tag_specifications {
    resource_type = "volume"
    tags          = { Name = "disk" }
  }
}

resource "aws_launch_template" "required" {
  name_prefix            = "groups-"
  image_id               = "ami-12c6146b"
  vpc_security_group_ids = [aws_security_group.main.id]

  capacity_reservation_specification {
    capacity_reservation_target {
      capacity_reservation_resource_group_arn = "arn:aws:resource-groups:us-east-1:123456789012:group/reserved"
    }
  }

  iam_instance_profile {
    name = "groups"
  }

  instance_requirements {
    accelerator_manufacturers                               = ["nvidia"]
    accelerator_names                                       = ["a100", "t4"]
    accelerator_types                                       = ["gpu"]
    allowed_instance_types                                  = ["p4*", "g4*"]
    bare_metal                                              = "excluded"
    burstable_performance                                   = "excluded"
    cpu_manufacturers                                       = ["amd", "intel"]
    instance_generations                                    = ["current"]
    local_storage                                           = "included"
    local_storage_types                                     = ["ssd"]
    max_spot_price_as_percentage_of_optimal_on_demand_price = 60
    on_demand_max_price_percentage_over_lowest_price        = 25
    require_hibernate_support                               = false

    accelerator_count {
      min = 1
      max = 4
    }

    accelerator_total_memory_mib {
      min = 1024
      max = 65536
    }

    baseline_ebs_bandwidth_mbps {
      min = 500
      max = 5000
    }

    memory_gib_per_vcpu {
      min = 1
      max = 8
    }

    memory_mib {
      min = 4096
      max = 262144
    }

    network_bandwidth_gbps {
      min = 0.5
      max = 25
    }

    network_interface_count {
      min = 1
      max = 4
    }

    total_local_storage_gb {
      min = 50
      max = 500
    }

    vcpu_count {
      min = 2
      max = 16
    }
  }

  placement {
    host_resource_group_arn = "arn:aws:resource-groups:us-east-1:123456789012:group/hosts"
  }
}

resource "aws_launch_template" "cheap" {
  name     = "groups-cheap"
  image_id = "ami-12c6146b"

  instance_requirements {
    excluded_instance_types                     = ["t2*"]
    spot_max_price_percentage_over_lowest_price = 40

    memory_mib {
      min = 2048
    }

    vcpu_count {
      min = 2
    }
  }
}

resource "aws_launch_template" "small" {
  name          = "groups-small"
  image_id      = "ami-12c6146b"
  instance_type = "t3.small"
}

resource "aws_launch_configuration" "disks" {
  name_prefix   = "groups-"
  image_id      = "ami-12c6146b"
  instance_type = "t2.micro"

  root_block_device {
    delete_on_termination = false
    encrypted             = true
    iops                  = 3200
    throughput            = 130
    volume_size           = 20
    volume_type           = "gp3"
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    snapshot_id = "snap-0123456789abcdef0"
    volume_type = "gp2"
    volume_size = 10
  }

  ebs_block_device {
    device_name = "/dev/sdg"
    no_device   = true
  }

  ephemeral_block_device {
    device_name = "/dev/sdb"
    no_device   = true
  }
}
