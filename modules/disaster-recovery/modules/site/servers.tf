data "aws_ssm_parameter" "image" {
  name = var.image_parameter
}

data "aws_partition" "current" {}

resource "aws_security_group" "balancer" {
  name        = "${var.name}-balancer"
  description = "HTTP from anywhere"
  vpc_id      = aws_vpc.this.id
}

resource "aws_security_group_rule" "balancer_http" {
  security_group_id = aws_security_group.balancer.id
  type              = "ingress"
  description       = "HTTP"
  from_port         = 80
  to_port           = 80
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "balancer_to_servers" {
  security_group_id        = aws_security_group.balancer.id
  type                     = "egress"
  description              = "To the servers"
  from_port                = 8080
  to_port                  = 8080
  protocol                 = "tcp"
  source_security_group_id = aws_security_group.server.id
}

resource "aws_security_group" "server" {
  name        = "${var.name}-server"
  description = "Application servers"
  vpc_id      = aws_vpc.this.id
}

resource "aws_security_group_rule" "server_from_balancer" {
  security_group_id        = aws_security_group.server.id
  type                     = "ingress"
  description              = "From the load balancer"
  from_port                = 8080
  to_port                  = 8080
  protocol                 = "tcp"
  source_security_group_id = aws_security_group.balancer.id
}

resource "aws_security_group_rule" "server_out" {
  security_group_id = aws_security_group.server.id
  type              = "egress"
  description       = "Anywhere"
  from_port         = 0
  to_port           = 0
  protocol          = "-1"
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_lb" "this" {
  name            = var.name
  security_groups = [aws_security_group.balancer.id]
  subnets         = aws_subnet.public[*].id
}

resource "aws_lb_target_group" "this" {
  name     = var.name
  vpc_id   = aws_vpc.this.id
  port     = 8080
  protocol = "HTTP"

  health_check {
    path    = "/healthz"
    matcher = "200-299"
  }

  stickiness {
    type            = "lb_cookie"
    cookie_duration = 3600
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}

resource "aws_lb_listener_rule" "internal" {
  listener_arn = aws_lb_listener.http.arn
  priority     = 10

  action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code  = "404"
    }
  }

  condition {
    path_pattern {
      values = ["/internal/*", "/metrics"]
    }
  }
}

resource "aws_iam_role" "server" {
  name = "${var.name}-server"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "server" {
  for_each = toset(["AmazonSSMManagedInstanceCore", "CloudWatchAgentServerPolicy"])

  role       = aws_iam_role.server.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/${each.key}"
}

resource "aws_iam_instance_profile" "server" {
  name = "${var.name}-server"
  role = aws_iam_role.server.name
}

resource "aws_launch_template" "server" {
  name                   = "${var.name}-server"
  update_default_version = true
  image_id               = data.aws_ssm_parameter.image.value
  instance_type          = var.instance_type
  vpc_security_group_ids = [aws_security_group.server.id]

  iam_instance_profile {
    arn = aws_iam_instance_profile.server.arn
  }

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size           = 30
      volume_type           = "gp3"
      encrypted             = true
      delete_on_termination = true
    }
  }

  tag_specifications {
    resource_type = "instance"

    tags = {
      Name = "${var.name}-server"
    }
  }

  user_data = base64encode(<<-EOT
    #!/bin/sh
    set -eu
    dnf install -y amazon-cloudwatch-agent
    echo "SITE=${var.name}" >> /etc/environment
  EOT
  )
}

resource "aws_autoscaling_group" "server" {
  name                      = "${var.name}-server"
  min_size                  = var.desired_capacity
  desired_capacity          = var.desired_capacity
  max_size                  = var.max_size
  vpc_zone_identifier       = aws_subnet.server[*].id
  target_group_arns         = [aws_lb_target_group.this.arn]
  health_check_type         = "ELB"
  health_check_grace_period = 120

  launch_template {
    id      = aws_launch_template.server.id
    version = aws_launch_template.server.latest_version
  }

  tag {
    key                 = "Site"
    value               = var.name
    propagate_at_launch = true
  }
}

resource "aws_autoscaling_policy" "cpu" {
  name                   = "${var.name}-cpu"
  autoscaling_group_name = aws_autoscaling_group.server.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}
