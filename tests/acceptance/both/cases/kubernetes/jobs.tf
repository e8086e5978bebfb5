# Jobs that run in a cluster, and on servers of a given image.
resource "aws_batch_compute_environment" "cluster" {
  compute_environment_name_prefix = "kubernetes-"
  type                            = "MANAGED"
  service_role                    = aws_iam_role.service["batch"].arn

  compute_resources {
    type               = "EC2"
    image_id           = "ami-12c6146b"
    instance_role      = aws_iam_instance_profile.main.arn
    instance_type      = ["m5.large"]
    min_vcpus          = 0
    max_vcpus          = 8
    placement_group    = "jobs"
    security_group_ids = [aws_security_group.main.id]
    subnets            = aws_subnet.main[*].id

    launch_template {
      launch_template_name = aws_launch_template.main.name
    }
  }

  eks_configuration {
    eks_cluster_arn      = aws_eks_cluster.plain.arn
    kubernetes_namespace = "jobs"
  }
}

resource "aws_batch_compute_environment" "image" {
  compute_environment_name = "kubernetes-image"
  type                     = "MANAGED"
  service_role             = aws_iam_role.service["batch"].arn

  compute_resources {
    type                = "EC2"
    allocation_strategy = "BEST_FIT_PROGRESSIVE"
    instance_role       = aws_iam_instance_profile.main.arn
    instance_type       = ["m5.large"]
    min_vcpus           = 0
    max_vcpus           = 8
    security_group_ids  = [aws_security_group.main.id]
    subnets             = aws_subnet.main[*].id

    ec2_configuration {
      image_type        = "ECS_AL2023"
      image_id_override = "ami-12c6146b"
    }
  }

  update_policy {
    job_execution_timeout_minutes = 60
    terminate_jobs_on_update      = true
  }
}

resource "aws_batch_scheduling_policy" "main" {
  name = "kubernetes"
  tags = { Name = "shares" }

  fair_share_policy {
    compute_reservation = 10
    share_decay_seconds = 3600

    share_distribution {
      share_identifier = "front*"
      weight_factor    = 0.5
    }
  }
}

resource "aws_batch_job_queue" "shares" {
  name                  = "kubernetes-shares"
  priority              = 3
  state                 = "ENABLED"
  scheduling_policy_arn = aws_batch_scheduling_policy.main.arn

  compute_environment_order {
    order               = 1
    compute_environment = aws_batch_compute_environment.image.arn
  }
}
