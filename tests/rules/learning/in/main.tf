provider "aws" {
  region = "eu-west-1"
}

variable "stage" {
  type    = string
  default = "test"
}

# --- Studio ---------------------------------------------------------------------------------------------------------------

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_iam_role" "main" {
  name = "learning"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "sagemaker.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "main" {
  role       = aws_iam_role.main.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"
}

resource "aws_sagemaker_studio_lifecycle_config" "main" {
  studio_lifecycle_config_name     = "setup"
  studio_lifecycle_config_app_type = "JupyterLab"
  studio_lifecycle_config_content  = base64encode("pip install polars")
}

resource "aws_sagemaker_image" "main" {
  image_name = "kernels"
  role_arn   = aws_iam_role.main.arn
}

resource "aws_sagemaker_image_version" "main" {
  image_name = aws_sagemaker_image.main.image_name
  base_image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/kernels:1"
}

resource "aws_sagemaker_app_image_config" "main" {
  app_image_config_name = "kernels"

  kernel_gateway_image_config {
    kernel_spec {
      name = "python3"
    }
  }
}

resource "aws_sagemaker_app_image_config" "empty" {
  app_image_config_name = "empty"

  jupyter_lab_image_config {
    file_system_config {}
  }
}

resource "aws_sagemaker_domain" "main" {
  domain_name = "learning-${var.stage}"
  auth_mode   = "IAM"
  vpc_id      = aws_vpc.main.id
  subnet_ids  = [aws_subnet.main.id]

  default_user_settings {
    execution_role = aws_iam_role.main.arn

    jupyter_lab_app_settings {
      lifecycle_config_arns = [aws_sagemaker_studio_lifecycle_config.main.arn]

      default_resource_spec {
        instance_type               = "ml.t3.medium"
        sagemaker_image_arn         = aws_sagemaker_image.main.arn
        sagemaker_image_version_arn = aws_sagemaker_image_version.main.arn
      }

      app_lifecycle_management {
        idle_settings {
          idle_timeout_in_minutes = 120
        }
      }
    }

    kernel_gateway_app_settings {
      custom_image {
        app_image_config_name = aws_sagemaker_app_image_config.main.id
        image_name            = aws_sagemaker_image_version.main.image_name
        image_version_number  = aws_sagemaker_image_version.main.version
      }
    }
  }

  default_space_settings {
    execution_role = aws_iam_role.main.arn
  }

  retention_policy {
    home_efs_file_system = "Retain"
  }

  tags = { Stage = var.stage }
}

resource "aws_sagemaker_user_profile" "main" {
  domain_id         = aws_sagemaker_domain.main.id
  user_profile_name = "ada"

  user_settings {
    execution_role = aws_iam_role.main.arn

    sharing_settings {
      s3_output_path = "s3://shared/ada"
    }
  }
}

resource "aws_sagemaker_space" "main" {
  domain_id  = aws_sagemaker_domain.main.id
  space_name = "shared"

  ownership_settings {
    owner_user_profile_name = aws_sagemaker_user_profile.main.user_profile_name
  }

  space_sharing_settings {
    sharing_type = "Private"
  }

  space_settings {
    app_type = "JupyterLab"

    space_storage_settings {
      ebs_storage_settings {
        ebs_volume_size_in_gb = 20
      }
    }
  }
}

resource "aws_sagemaker_app" "main" {
  domain_id         = aws_sagemaker_domain.main.id
  user_profile_name = aws_sagemaker_user_profile.main.user_profile_name
  app_name          = "default"
  app_type          = "KernelGateway"
}

# --- hosting --------------------------------------------------------------------------------------------------------------

resource "aws_sagemaker_model" "main" {
  execution_role_arn = aws_iam_role.main.arn

  primary_container {
    image          = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1"
    model_data_url = "s3://models/orders.tar.gz"
    environment    = { STAGE = var.stage }
  }
}

resource "aws_sagemaker_endpoint_configuration" "main" {
  name_prefix = "orders-"

  production_variants {
    model_name             = aws_sagemaker_model.main.name
    initial_instance_count = 1
    instance_type          = "ml.m5.large"
  }

  data_capture_config {
    destination_s3_uri          = "s3://models/captured"
    initial_sampling_percentage = 10

    capture_options {
      capture_mode = "Input"
    }
  }
}

resource "aws_sagemaker_endpoint" "main" {
  name                 = "orders-${var.stage}"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.main.name
}

resource "aws_sagemaker_data_quality_job_definition" "main" {
  role_arn = aws_iam_role.main.arn

  data_quality_app_specification {
    image_uri = "468650794304.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-model-monitor-analyzer"
  }

  data_quality_job_input {
    endpoint_input {
      endpoint_name = aws_sagemaker_endpoint.main.name
    }
  }

  data_quality_job_output_config {
    monitoring_outputs {
      s3_output {
        s3_uri = "s3://models/quality"
      }
    }
  }

  job_resources {
    cluster_config {
      instance_count    = 1
      instance_type     = "ml.t3.medium"
      volume_size_in_gb = 20
    }
  }
}

resource "aws_sagemaker_monitoring_schedule" "main" {
  monitoring_schedule_config {
    monitoring_job_definition_name = aws_sagemaker_data_quality_job_definition.main.name
    monitoring_type                = "DataQuality"

    schedule_config {
      schedule_expression = "cron(0 * ? * * *)"
    }
  }
}

# --- notebooks ------------------------------------------------------------------------------------------------------------

resource "aws_sagemaker_code_repository" "main" {
  code_repository_name = "notebooks"

  git_config {
    repository_url = "https://git.example.com/notebooks.git"
  }
}

resource "aws_sagemaker_notebook_instance_lifecycle_configuration" "main" {
  on_start = base64encode("echo started")
}

resource "aws_sagemaker_notebook_instance" "main" {
  name                    = "notes"
  role_arn                = aws_iam_role.main.arn
  instance_type           = "ml.t3.medium"
  default_code_repository = aws_sagemaker_code_repository.main.code_repository_name
  lifecycle_config_name   = aws_sagemaker_notebook_instance_lifecycle_configuration.main.name
}

# --- features, packages, pipelines, people ----------------------------------------------------------------------------------

resource "aws_sagemaker_feature_group" "main" {
  feature_group_name             = "orders"
  record_identifier_feature_name = "id"
  event_time_feature_name        = "at"
  role_arn                       = aws_iam_role.main.arn

  feature_definition {
    feature_name = "id"
    feature_type = "String"
  }

  feature_definition {
    feature_name = "at"
    feature_type = "String"
  }

  online_store_config {
    enable_online_store = true
  }
}

resource "aws_sagemaker_model_package_group" "main" {
  model_package_group_name = "orders"
}

resource "aws_sagemaker_model_package_group_policy" "main" {
  model_package_group_name = aws_sagemaker_model_package_group.main.model_package_group_name

  resource_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Share"
      Effect    = "Allow"
      Action    = "sagemaker:DescribeModelPackageGroup"
      Resource  = aws_sagemaker_model_package_group.main.arn
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
    }]
  })
}

resource "aws_sagemaker_pipeline" "main" {
  pipeline_name         = "train"
  pipeline_display_name = "train"
  role_arn              = aws_iam_role.main.arn
  pipeline_definition   = jsonencode({ Version = "2020-12-01", Steps = [{ Name = "Wait", Type = "Callback", Arguments = { Group = aws_sagemaker_model_package_group.main.arn } }] })
}

resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "train-nightly"
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "train" {
  rule     = aws_cloudwatch_event_rule.nightly.name
  arn      = aws_sagemaker_pipeline.main.arn
  role_arn = aws_iam_role.main.arn
}

resource "aws_sagemaker_workteam" "main" {
  workteam_name  = "labelers"
  workforce_name = "private"
  description    = "Who labels"

  member_definition {
    oidc_member_definition {
      groups = ["labelers"]
    }
  }
}

resource "aws_sagemaker_mlflow_tracking_server" "main" {
  tracking_server_name = "runs"
  role_arn             = aws_iam_role.main.arn
  artifact_store_uri   = "s3://models/runs"
}

output "ids" {
  value = {
    domain   = aws_sagemaker_domain.main.url
    profile  = aws_sagemaker_user_profile.main.arn
    space    = aws_sagemaker_space.main.id
    endpoint = aws_sagemaker_endpoint.main.arn
    notebook = aws_sagemaker_notebook_instance.main.id
    features = aws_sagemaker_feature_group.main.arn
    team     = aws_sagemaker_workteam.main.arn
    server   = aws_sagemaker_mlflow_tracking_server.main.arn
    group    = aws_sagemaker_model_package_group.main.id
    schedule = aws_sagemaker_monitoring_schedule.main.arn
  }
}
