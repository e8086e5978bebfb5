# Services that meet each other, bring disks, and run on what a strategy chooses; tasks behind a proxy; jobs on Kubernetes.
resource "aws_vpc" "main" {
  cidr_block = "10.95.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.95.0.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "main" {
  name        = "containers"
  description = "What tasks reach"
  vpc_id      = aws_vpc.main.id
}

resource "aws_kms_key" "main" {
  description = "Disks of tasks"
}

resource "aws_iam_role" "main" {
  name = "containers"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["ecs.amazonaws.com", "ecs-tasks.amazonaws.com"] } }]
  })
}

resource "aws_ecs_cluster" "main" {
  name = "containers"

  configuration {
    managed_storage_configuration {
      kms_key_id = aws_kms_key.main.arn
    }
  }

  service_connect_defaults {
    namespace = "arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-0123456789abcdef"
  }
}

resource "aws_ecs_task_definition" "mesh" {
  family                 = "containers-mesh"
  network_mode           = "awsvpc"
  enable_fault_injection = true
  skip_destroy           = true
  container_definitions  = jsonencode([{ name = "main", image = "busybox", memory = 64, portMappings = [{ name = "web", containerPort = 8080 }] }])

  inference_accelerator {
    device_name = "device"
    device_type = "eia2.medium"
  }

  proxy_configuration {
    type           = "APPMESH"
    container_name = "envoy"
    properties     = { AppPorts = "8080", ProxyIngressPort = "15000" }
  }

  volume {
    name                = "later"
    configure_at_launch = true
  }

  volume {
    name = "files"

    efs_volume_configuration {
      file_system_id = "fs-0123456789abcdef0"
      root_directory = "/data"
    }
  }

  volume {
    name = "shared"

    fsx_windows_file_server_volume_configuration {
      file_system_id = "fs-0123456789abcdef1"
      root_directory = "share"

      authorization_config {
        credentials_parameter = "arn:aws:secretsmanager:us-east-1:123456789012:secret:share-AbCdEf"
        domain                = "corp.example"
      }
    }
  }
}

resource "aws_ecs_task_definition" "plain" {
  family                = "containers-plain"
  container_definitions = jsonencode([{ name = "main", image = "busybox", memory = 64, portMappings = [{ name = "web", containerPort = 8080 }] }])
}

resource "aws_ecs_service" "connected" {
  name            = "connected"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.mesh.arn
  desired_count   = 1

  alarms {
    alarm_names = ["errors"]
    enable      = true
    rollback    = true
  }

  capacity_provider_strategy {
    base              = 1
    capacity_provider = "FARGATE_SPOT"
    weight            = 2
  }

  network_configuration {
    security_groups = [aws_security_group.main.id]
    subnets         = [aws_subnet.main.id]
  }

  service_connect_configuration {
    enabled   = true
    namespace = "arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-0123456789abcdef"

    log_configuration {
      log_driver = "awslogs"
      options    = { awslogs-group = "connect" }

      secret_option {
        name       = "token"
        value_from = "arn:aws:ssm:us-east-1:123456789012:parameter/token"
      }
    }

    service {
      discovery_name        = "web"
      ingress_port_override = 9090
      port_name             = "web"

      client_alias {
        dns_name = "web.local"
        port     = 80
      }

      timeout {
        idle_timeout_seconds        = 120
        per_request_timeout_seconds = 30
      }

      tls {
        kms_key  = aws_kms_key.main.arn
        role_arn = aws_iam_role.main.arn

        issuer_cert_authority {
          aws_pca_authority_arn = "arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/12345678-1234-1234-1234-123456789012"
        }
      }
    }
  }

  service_registries {
    container_name = "main"
    container_port = 8080
    registry_arn   = "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-0123456789abcdef"
  }

  volume_configuration {
    name = "later"

    managed_ebs_volume {
      encrypted                  = true
      file_system_type           = "xfs"
      iops                       = 3500
      kms_key_id                 = aws_kms_key.main.arn
      role_arn                   = aws_iam_role.main.arn
      size_in_gb                 = 20
      snapshot_id                = "snap-0123456789abcdef0"
      throughput                 = 150
      volume_initialization_rate = 120
      volume_type                = "gp3"

      tag_specifications {
        resource_type  = "volume"
        propagate_tags = "SERVICE"
        tags           = { Name = "disk" }
      }
    }
  }

  vpc_lattice_configurations {
    port_name        = "web"
    role_arn         = aws_iam_role.main.arn
    target_group_arn = "arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-0123456789abcdef0"
  }
}

resource "aws_ecs_service" "classic" {
  name            = "classic"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.plain.arn
  desired_count   = 1
  launch_type     = "EC2"
  iam_role        = aws_iam_role.main.arn

  load_balancer {
    elb_name       = "containers"
    container_name = "main"
    container_port = 8080
  }

  placement_constraints {
    type       = "memberOf"
    expression = "attribute:ecs.instance-type =~ m5.*"
  }

  service_registries {
    port         = 8080
    registry_arn = "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-0123456789abcdef"
  }
}

# --- jobs --------------------------------------------------------------------------------------------------------------

resource "aws_batch_job_definition" "nodes" {
  name            = "containers-nodes"
  type            = "multinode"
  node_properties = jsonencode({ mainNode = 0, numNodes = 2, nodeRangeProperties = [{ targetNodes = "0:", container = { image = "busybox", vcpus = 1, memory = 128 } }] })
}

resource "aws_batch_job_definition" "pods" {
  name = "containers-pods"
  type = "container"

  eks_properties {
    pod_properties {
      dns_policy              = "Default"
      host_network            = false
      service_account_name    = "jobs"
      share_process_namespace = true

      containers {
        args              = ["now"]
        command           = ["run"]
        image             = "busybox"
        image_pull_policy = "Always"
        name              = "main"

        env {
          name  = "STAGE"
          value = "test"
        }

        resources {
          limits   = { cpu = "1", memory = "512Mi" }
          requests = { cpu = "1", memory = "256Mi" }
        }

        security_context {
          privileged                 = true
          read_only_root_file_system = true
          run_as_group               = 1000
          run_as_non_root            = true
          run_as_user                = 1000
        }

        volume_mounts {
          mount_path = "/scratch"
          name       = "scratch"
          read_only  = true
        }
      }

      image_pull_secret {
        name = "registry"
      }

      init_containers {
        args              = ["first"]
        command           = ["prepare"]
        image             = "busybox"
        image_pull_policy = "IfNotPresent"
        name              = "before"

        env {
          name  = "STAGE"
          value = "before"
        }

        resources {
          limits   = { cpu = "1", memory = "128Mi" }
          requests = { cpu = "1", memory = "64Mi" }
        }

        security_context {
          privileged                 = true
          read_only_root_file_system = true
          run_as_group               = 1000
          run_as_non_root            = true
          run_as_user                = 1000
        }

        volume_mounts {
          mount_path = "/scratch"
          name       = "scratch"
          read_only  = true
        }
      }

      metadata {
        labels = { team = "jobs" }
      }

      volumes {
        name = "scratch"

        empty_dir {
          medium     = "Memory"
          size_limit = "64Mi"
        }
      }

      volumes {
        name = "host"

        host_path {
          path = "/var/log"
        }
      }

      volumes {
        name = "secret"

        secret {
          optional    = true
          secret_name = "token"
        }
      }
    }
  }
}
