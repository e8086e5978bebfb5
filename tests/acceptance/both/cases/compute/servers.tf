# Servers, their disks, the groups that start them, and the balancer of the first generation.
resource "aws_instance" "main" {
  ami                                  = "ami-12c6146b"
  instance_type                        = "c5.xlarge"
  availability_zone                    = "us-east-1a"
  subnet_id                            = aws_subnet.main[0].id
  private_ip                           = "10.50.0.10"
  vpc_security_group_ids               = [aws_security_group.main.id]
  key_name                             = aws_key_pair.main.key_name
  iam_instance_profile                 = aws_iam_instance_profile.main.name
  user_data                            = "#!/bin/sh\necho started"
  monitoring                           = true
  ebs_optimized                        = true
  disable_api_termination              = true
  instance_initiated_shutdown_behavior = "terminate"
  tenancy                              = "default"
  source_dest_check                    = false
  hibernation                          = true
  tags                                 = { Name = "main" }

  cpu_options {
    core_count       = 2
    threads_per_core = 1
  }

  ebs_block_device {
    device_name           = "/dev/sdf"
    volume_type           = "io1"
    volume_size           = 20
    iops                  = 200
    encrypted             = true
    kms_key_id            = aws_kms_key.main.arn
    delete_on_termination = false
  }

  enclave_options {
    enabled = false
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
    http_protocol_ipv6          = "disabled"
    instance_metadata_tags      = "enabled"
  }

  private_dns_name_options {
    hostname_type                        = "resource-name"
    enable_resource_name_dns_a_record    = true
    enable_resource_name_dns_aaaa_record = false
  }
}

# An address that is public, and credits for bursts.
resource "aws_instance" "public" {
  ami                         = "ami-12c6146b"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.main[1].id
  vpc_security_group_ids      = [aws_security_group.main.id]
  associate_public_ip_address = true
  user_data_base64            = base64encode("binary")
  tags                        = { Name = "public" }

  credit_specification {
    cpu_credits = "unlimited"
  }
}

# An interface that is there already.
resource "aws_instance" "interface" {
  ami           = "ami-12c6146b"
  instance_type = "t3.micro"
  tags          = { Name = "interface" }

  network_interface {
    device_index         = 0
    network_interface_id = aws_network_interface.first.id
  }
}

resource "aws_launch_template" "main" {
  name          = "compute-template"
  image_id      = "ami-12c6146b"
  instance_type = "t3.small"
}

resource "aws_instance" "template" {
  subnet_id = aws_subnet.main[0].id
  tags      = { Name = "template" }

  launch_template {
    id      = aws_launch_template.main.id
    version = "$Latest"
  }
}

resource "aws_ebs_volume" "main" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 40
  iops              = 4000
  throughput        = 250
  encrypted         = true
  kms_key_id        = aws_kms_key.main.arn
  tags              = { Name = "data" }
}

resource "aws_ebs_volume" "shared" {
  availability_zone    = "us-east-1b"
  type                 = "io2"
  size                 = 10
  iops                 = 500
  multi_attach_enabled = true
  tags                 = { Name = "shared" }
}

resource "aws_volume_attachment" "main" {
  device_name = "/dev/sdh"
  instance_id = aws_instance.main.id
  volume_id   = aws_ebs_volume.main.id
}

# --- groups of servers -------------------------------------------------------------------------------------------------

resource "aws_launch_configuration" "main" {
  name                        = "compute-main"
  image_id                    = "ami-12c6146b"
  instance_type               = "t2.micro"
  iam_instance_profile        = aws_iam_instance_profile.main.name
  key_name                    = aws_key_pair.main.key_name
  security_groups             = [aws_security_group.main.id]
  associate_public_ip_address = true
  user_data                   = "#!/bin/sh\necho configured"
  enable_monitoring           = false
  ebs_optimized               = true
  spot_price                  = "0.05"

  ebs_block_device {
    device_name           = "/dev/sdg"
    volume_type           = "gp3"
    volume_size           = 30
    iops                  = 3500
    throughput            = 200
    encrypted             = true
    delete_on_termination = false
  }

  ephemeral_block_device {
    device_name  = "/dev/sdb"
    virtual_name = "ephemeral0"
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 3
  }
}

resource "aws_launch_configuration" "plain" {
  name              = "compute-plain"
  image_id          = "ami-12c6146b"
  instance_type     = "t2.nano"
  placement_tenancy = "dedicated"
  user_data_base64  = base64encode("binary")
}

resource "aws_autoscaling_group" "main" {
  name                      = "compute-main"
  launch_configuration      = aws_launch_configuration.plain.name
  vpc_zone_identifier       = aws_subnet.main[*].id
  min_size                  = 0
  max_size                  = 3
  desired_capacity          = 1
  wait_for_capacity_timeout = "0"
  load_balancers            = [aws_elb.main.name]

  tag {
    key                 = "Name"
    value               = "compute"
    propagate_at_launch = true
  }
}

resource "aws_autoscaling_schedule" "recurring" {
  scheduled_action_name  = "compute-nights"
  autoscaling_group_name = aws_autoscaling_group.main.name
  min_size               = 0
  max_size               = 1
  desired_capacity       = 0
  recurrence             = "0 22 * * *"
  time_zone              = "Europe/Berlin"
  start_time             = "2050-01-01T00:00:00Z"
  end_time               = "2051-01-01T00:00:00Z"
}

resource "aws_autoscaling_schedule" "once" {
  scheduled_action_name  = "compute-once"
  autoscaling_group_name = aws_autoscaling_group.main.name
  min_size               = -1
  max_size               = -1
  desired_capacity       = 2
  start_time             = "2050-06-01T12:00:00Z"
}

resource "aws_elb" "main" {
  name                        = "compute-main"
  subnets                     = aws_subnet.main[*].id
  security_groups             = [aws_security_group.main.id]
  internal                    = true
  cross_zone_load_balancing   = false
  idle_timeout                = 120
  connection_draining         = true
  connection_draining_timeout = 90
  instances                   = [aws_instance.main.id, aws_instance.public.id]
  tags                        = { Name = "classic" }

  listener {
    instance_port     = 8080
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }

  listener {
    instance_port     = 5432
    instance_protocol = "tcp"
    lb_port           = 5432
    lb_protocol       = "tcp"
  }

  health_check {
    target              = "HTTP:8080/health"
    healthy_threshold   = 3
    unhealthy_threshold = 4
    interval            = 20
    timeout             = 4
  }

  access_logs {
    bucket        = "logs-of-balancers"
    bucket_prefix = "classic"
    interval      = 5
    enabled       = true
  }
}
