# Containers: repositories, clusters, services and jobs.
resource "aws_ecr_repository" "main" {
  name                 = "compute/main"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = true
  tags                 = { Name = "main" }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_repository" "plain" {
  name = "compute/plain"
}

resource "aws_ecr_lifecycle_policy" "main" {
  repository = aws_ecr_repository.main.name

  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Old images go"
      selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 14 }
      action       = { type = "expire" }
    }]
  })
}

resource "aws_ecr_repository_policy" "main" {
  repository = aws_ecr_repository.main.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Pull"
      Effect    = "Allow"
      Principal = { AWS = data.aws_caller_identity.current.account_id }
      Action    = ["ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"]
    }]
  })
}

resource "aws_cloudwatch_log_group" "containers" {
  name = "/compute/containers"
}

resource "aws_ecs_cluster" "main" {
  name = "compute-main"
  tags = { Name = "main" }

  setting {
    name  = "containerInsights"
    value = "enabled"
  }

  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.main.arn
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = aws_cloudwatch_log_group.containers.name
        s3_bucket_name                 = "logs-of-containers"
        s3_bucket_encryption_enabled   = true
        s3_key_prefix                  = "commands"
      }
    }

    managed_storage_configuration {
      fargate_ephemeral_storage_kms_key_id = aws_kms_key.main.arn
    }
  }
}

resource "aws_ecs_cluster" "plain" {
  name = "compute-plain"
}

resource "aws_ecs_cluster_capacity_providers" "main" {
  cluster_name       = aws_ecs_cluster.main.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = 1
    weight            = 100
  }
}

resource "aws_ecs_task_definition" "main" {
  family                   = "compute-main"
  cpu                      = 512
  memory                   = 1024
  network_mode             = "awsvpc"
  pid_mode                 = "task"
  requires_compatibilities = ["FARGATE"]
  execution_role_arn       = aws_iam_role.service["ecs-tasks"].arn
  task_role_arn            = aws_iam_role.service["ecs-tasks"].arn
  tags                     = { Name = "main" }

  container_definitions = jsonencode([{
    name         = "web"
    image        = "${aws_ecr_repository.main.repository_url}:1"
    essential    = true
    cpu          = 256
    memory       = 512
    portMappings = [{ containerPort = 8080, hostPort = 8080, protocol = "tcp" }]
    environment  = [{ name = "STAGE", value = "test" }]
    mountPoints  = [{ sourceVolume = "shared", containerPath = "/mnt/shared", readOnly = false }]
    logConfiguration = {
      logDriver = "awslogs"
      options   = { "awslogs-group" = aws_cloudwatch_log_group.containers.name, "awslogs-region" = "us-east-1", "awslogs-stream-prefix" = "web" }
    }
    healthCheck = { command = ["CMD-SHELL", "true"], interval = 30, retries = 3, timeout = 5 }
  }])

  ephemeral_storage {
    size_in_gib = 30
  }

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  volume {
    name = "shared"

    efs_volume_configuration {
      file_system_id          = aws_efs_file_system.main.id
      transit_encryption      = "ENABLED"
      transit_encryption_port = 2999

      authorization_config {
        access_point_id = aws_efs_access_point.main.id
        iam             = "ENABLED"
      }
    }
  }
}

resource "aws_ecs_task_definition" "servers" {
  family       = "compute-servers"
  ipc_mode     = "host"
  network_mode = "bridge"

  container_definitions = jsonencode([{
    name      = "agent"
    image     = "agent:latest"
    essential = true
    memory    = 128
    command   = ["run", "--forever"]
  }])

  placement_constraints {
    type       = "memberOf"
    expression = "attribute:ecs.instance-type == t3.small"
  }

  volume {
    name      = "host"
    host_path = "/var/lib/agent"
  }

  volume {
    name = "docker"

    docker_volume_configuration {
      autoprovision = true
      driver        = "local"
      driver_opts   = { type = "tmpfs" }
      labels        = { kind = "scratch" }
      scope         = "shared"
    }
  }
}

resource "aws_ecs_service" "main" {
  name                               = "web"
  cluster                            = aws_ecs_cluster.main.id
  task_definition                    = aws_ecs_task_definition.main.arn
  desired_count                      = 2
  launch_type                        = "FARGATE"
  platform_version                   = "1.4.0"
  scheduling_strategy                = "REPLICA"
  deployment_maximum_percent         = 150
  deployment_minimum_healthy_percent = 50
  enable_ecs_managed_tags            = true
  enable_execute_command             = true
  health_check_grace_period_seconds  = 60
  propagate_tags                     = "SERVICE"
  availability_zone_rebalancing      = "ENABLED"
  tags                               = { Name = "web" }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  deployment_controller {
    type = "ECS"
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.main.arn
    container_name   = "web"
    container_port   = 8080
  }

  network_configuration {
    subnets          = aws_subnet.main[*].id
    security_groups  = [aws_security_group.main.id]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "servers" {
  name            = "agent"
  cluster         = aws_ecs_cluster.plain.id
  task_definition = aws_ecs_task_definition.servers.arn

  ordered_placement_strategy {
    type  = "spread"
    field = "attribute:ecs.availability-zone"
  }

  placement_constraints {
    type = "distinctInstance"
  }
}

resource "aws_lb_target_group" "main" {
  name        = "compute-web"
  port        = 8080
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}

# --- jobs --------------------------------------------------------------------------------------------------------------

resource "aws_batch_compute_environment" "main" {
  compute_environment_name = "compute-main"
  type                     = "MANAGED"
  state                    = "ENABLED"
  service_role             = aws_iam_role.service["batch"].arn
  tags                     = { Name = "main" }

  compute_resources {
    type                = "SPOT"
    allocation_strategy = "SPOT_CAPACITY_OPTIMIZED"
    bid_percentage      = 60
    instance_role       = aws_iam_instance_profile.main.arn
    instance_type       = ["c4.large"]
    min_vcpus           = 0
    desired_vcpus       = 2
    max_vcpus           = 16
    security_group_ids  = [aws_security_group.main.id]
    subnets             = aws_subnet.main[*].id
    ec2_key_pair        = aws_key_pair.main.key_name
    spot_iam_fleet_role = aws_iam_role.service["spotfleet"].arn
    tags                = { Kind = "job" }

    ec2_configuration {
      image_type = "ECS_AL2"
    }

    launch_template {
      launch_template_id = aws_launch_template.main.id
      version            = "$Latest"
    }
  }
}

resource "aws_batch_compute_environment" "own" {
  compute_environment_name = "compute-own"
  type                     = "UNMANAGED"
  state                    = "DISABLED"
  service_role             = aws_iam_role.service["batch"].arn
}

resource "aws_batch_job_queue" "main" {
  name     = "compute-main"
  priority = 7
  state    = "ENABLED"
  tags     = { Name = "main" }

  compute_environment_order {
    order               = 1
    compute_environment = aws_batch_compute_environment.main.arn
  }

  job_state_time_limit_action {
    action           = "CANCEL"
    max_time_seconds = 600
    reason           = "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE"
    state            = "RUNNABLE"
  }
}

resource "aws_batch_job_definition" "main" {
  name                  = "compute-main"
  type                  = "container"
  parameters            = { input = "s3://jobs/input" }
  platform_capabilities = ["EC2"]
  propagate_tags        = true
  scheduling_priority   = 5
  tags                  = { Name = "main" }

  container_properties = jsonencode({
    image                = "busybox"
    command              = ["echo", "Ref::input"]
    jobRoleArn           = aws_iam_role.service["ecs-tasks"].arn
    resourceRequirements = [{ type = "VCPU", value = "1" }, { type = "MEMORY", value = "512" }]
    environment          = [{ name = "STAGE", value = "test" }]
    volumes              = [{ name = "tmp", host = { sourcePath = "/tmp" } }]
    mountPoints          = [{ containerPath = "/tmp", sourceVolume = "tmp", readOnly = false }]
  })

  retry_strategy {
    attempts = 3

    evaluate_on_exit {
      action           = "RETRY"
      on_status_reason = "Host EC2*"
    }

    evaluate_on_exit {
      action       = "EXIT"
      on_exit_code = "1"
      on_reason    = "*"
    }
  }

  timeout {
    attempt_duration_seconds = 900
  }
}
