provider "aws" {
  region = "eu-west-1"
  default_tags {
    tags = { Project = "demo" }
  }
}

variable "image" {
  type = string
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "web"
  vpc_id      = aws_vpc.main.id
}

# Credits are for burstable instances: Terraform leaves them out of templates of others.
resource "aws_launch_template" "steady" {
  name          = "steady"
  image_id      = var.image
  instance_type = "m5.large"
  credit_specification {
    cpu_credits = "unlimited"
  }
}

resource "aws_launch_template" "burst" {
  name          = "burst"
  image_id      = var.image
  instance_type = "t3.micro"
  credit_specification {
    cpu_credits = "unlimited"
  }
}

resource "aws_launch_template" "web" {
  name          = "web"
  image_id      = var.image
  instance_type = "t3.micro"
  user_data     = base64encode("#!/bin/sh\necho hello\n")
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 20
      encrypted   = true
    }
  }
  network_interfaces {
    security_groups             = [aws_security_group.web.id]
    associate_public_ip_address = true
  }
  tag_specifications {
    resource_type = "instance"
    tags          = { Name = "web" }
  }
}

resource "aws_autoscaling_group" "web" {
  name                = "web"
  min_size            = 1
  max_size            = 3
  vpc_zone_identifier = [aws_subnet.a.id]
  launch_template {
    id      = aws_launch_template.web.id
    version = "$Latest"
  }
  instance_refresh {
    strategy = "Rolling"
    preferences {
      min_healthy_percentage = 50
      instance_warmup        = 120
    }
  }
  enabled_metrics = ["GroupMinSize"]
  warm_pool {
    min_size = 1
  }
  tag {
    key                 = "Name"
    value               = "web"
    propagate_at_launch = true
  }
}

resource "aws_autoscaling_policy" "cpu" {
  name                   = "cpu"
  autoscaling_group_name = aws_autoscaling_group.web.name
  policy_type            = "TargetTrackingScaling"
  target_tracking_configuration {
    target_value = 50
    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

resource "aws_autoscaling_schedule" "night" {
  autoscaling_group_name = aws_autoscaling_group.web.name
  scheduled_action_name  = "night"
  recurrence             = "0 22 * * *"
  desired_capacity       = 1
  min_size               = -1
  max_size               = -1
}

resource "aws_autoscaling_lifecycle_hook" "launch" {
  name                   = "launch"
  autoscaling_group_name = aws_autoscaling_group.web.name
  lifecycle_transition   = "autoscaling:EC2_INSTANCE_LAUNCHING"
}

resource "aws_lb" "web" {
  name               = "web"
  load_balancer_type = "network"
  internal           = true
  subnets            = [aws_subnet.a.id]
}

resource "aws_lb_target_group" "web" {
  name     = "web"
  port     = 80
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
  health_check {
    protocol = "TCP"
  }
}

# What does not fit the kind of target is not sent.
resource "aws_lb_target_group" "function" {
  name                               = "function"
  target_type                        = "lambda"
  vpc_id                             = aws_vpc.main.id
  port                               = 80
  protocol                           = "HTTP"
  deregistration_delay               = 30
  lambda_multi_value_headers_enabled = true
  health_check {
    port     = "traffic-port"
    protocol = "HTTP"
    path     = "/health"
  }
}

resource "aws_lb_target_group" "http" {
  name                               = "http"
  port                               = 8080
  protocol                           = "HTTP"
  vpc_id                             = aws_vpc.main.id
  deregistration_delay               = 30
  lambda_multi_value_headers_enabled = false
  target_health_state {
    enable_unhealthy_connection_termination = false
  }
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

resource "aws_autoscaling_attachment" "web" {
  autoscaling_group_name = aws_autoscaling_group.web.name
  lb_target_group_arn    = aws_lb_target_group.web.arn
}

resource "aws_instance" "bastion" {
  ami                         = var.image
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.a.id
  vpc_security_group_ids      = [aws_security_group.web.id]
  associate_public_ip_address = true
  user_data                   = "#!/bin/sh\necho ${aws_lb.web.dns_name}\n"
  metadata_options {
    http_tokens = "required"
  }
  credit_specification {
    cpu_credits = "standard"
  }
  tags = { Name = "bastion" }
}

resource "aws_lb_target_group_attachment" "bastion" {
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.bastion.id
  port             = 8080
}

resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-1a"
  size              = 10
  final_snapshot    = true
}

resource "aws_volume_attachment" "data" {
  device_name = "/dev/sdh"
  volume_id   = aws_ebs_volume.data.id
  instance_id = aws_instance.bastion.id
}

resource "aws_key_pair" "ops" {
  key_name   = "ops"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0000000000000000000000000000000000000000000 ops"
}

resource "aws_ecs_cluster" "main" {
  name = "main"
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_cluster_capacity_providers" "main" {
  cluster_name       = aws_ecs_cluster.main.name
  capacity_providers = ["FARGATE"]
}

resource "aws_iam_role" "task" {
  name = "task"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

resource "aws_cloudwatch_log_group" "task" {
  name              = "/ecs/task"
  retention_in_days = 7
}

resource "aws_ecr_repository" "app" {
  name                 = "app"
  force_delete         = true
  image_tag_mutability = "IMMUTABLE"
  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "app" {
  repository = aws_ecr_repository.app.name
  policy = jsonencode({
    rules = [{ rulePriority = 1, selection = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 5 }, action = { type = "expire" } }]
  })
}

resource "aws_ecs_task_definition" "app" {
  family                   = "app"
  cpu                      = 256
  memory                   = 512
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  execution_role_arn       = aws_iam_role.task.arn
  container_definitions = jsonencode([{
    name         = "app"
    image        = "${aws_ecr_repository.app.repository_url}:1"
    essential    = true
    environment  = [{ name = "A", value = "b" }]
    portMappings = [{ containerPort = 8080 }]
    logConfiguration = {
      logDriver = "awslogs"
      options   = { "awslogs-group" = aws_cloudwatch_log_group.task.name, "awslogs-region" = "eu-west-1", "awslogs-stream-prefix" = "app" }
    }
  }])
}

resource "aws_ecs_service" "app" {
  name            = "app"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.app.arn
  desired_count   = 2
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.a.id]
    security_groups = [aws_security_group.web.id]
  }
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_appautoscaling_target" "app" {
  min_capacity       = 1
  max_capacity       = 4
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.app.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
}

resource "aws_appautoscaling_policy" "app" {
  name               = "cpu"
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.app.resource_id
  scalable_dimension = aws_appautoscaling_target.app.scalable_dimension
  service_namespace  = aws_appautoscaling_target.app.service_namespace
  target_tracking_scaling_policy_configuration {
    target_value = 60
    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_efs_file_system" "shared" {
  encrypted = true
  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }
}

resource "aws_efs_mount_target" "a" {
  file_system_id = aws_efs_file_system.shared.id
  subnet_id      = aws_subnet.a.id
}

resource "aws_efs_backup_policy" "shared" {
  file_system_id = aws_efs_file_system.shared.id
  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_access_point" "app" {
  file_system_id = aws_efs_file_system.shared.id
  posix_user {
    uid = 1000
    gid = 1000
  }
  root_directory {
    path = "/app"
    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "755"
    }
  }
}

# What modules pass on where nothing is encrypted: empty text, as if it were absent.
resource "aws_lb_listener" "plain" {
  load_balancer_arn = aws_lb.web.arn
  port              = 8080
  protocol          = "HTTP"
  ssl_policy        = ""
  certificate_arn   = ""

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

# With a subnet, groups go by their IDs; with a public address too, they are those of the interface. Without a subnet they are names.
resource "aws_instance" "groups" {
  ami             = var.image
  instance_type   = "m5.large"
  subnet_id       = aws_subnet.a.id
  security_groups = [aws_security_group.web.id]
  credit_specification {
    cpu_credits = "unlimited"
  }
}

resource "aws_instance" "public" {
  ami                         = var.image
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.a.id
  security_groups             = [aws_security_group.web.id]
  associate_public_ip_address = true
  credit_specification {
    cpu_credits = "standard"
  }
}

resource "aws_instance" "named" {
  ami                         = var.image
  instance_type               = "t3.micro"
  security_groups             = ["default"]
  associate_public_ip_address = true
}

# Lists count where they are switched on.
resource "aws_network_interface" "lists" {
  subnet_id               = aws_subnet.a.id
  private_ip_list         = ["10.0.1.11", "10.0.1.10"]
  private_ip_list_enabled = true
  ipv6_address_list       = ["2001:db8:1234:1a00::10"]
}

resource "aws_eks_addon" "kept" {
  cluster_name                = "main"
  addon_name                  = "vpc-cni"
  resolve_conflicts_on_create = "NONE"
  resolve_conflicts_on_update = "PRESERVE"
}
