# Models of one container and of several, and the endpoints that answer with them.
resource "aws_vpc" "main" {
  cidr_block = "10.96.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.96.0.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "main" {
  name        = "learning"
  description = "What models and notebooks reach"
  vpc_id      = aws_vpc.main.id
}

resource "aws_kms_key" "main" {
  description = "What is learnt"
}

resource "aws_sns_topic" "main" {
  name = "learning"
}

resource "aws_iam_role" "main" {
  name = "learning"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "sagemaker.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "main" {
  name = "data"
  role = aws_iam_role.main.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::learning/*" }]
  })
}

resource "aws_sagemaker_model" "main" {
  name                     = "learning"
  execution_role_arn       = aws_iam_role.main.arn
  enable_network_isolation = true

  primary_container {
    container_hostname = "main"
    environment        = { LEVEL = "info" }
    image              = "123456789012.dkr.ecr.us-east-1.amazonaws.com/learning:1"
    mode               = "MultiModel"
    model_data_url     = "s3://learning/models/"

    image_config {
      repository_access_mode = "Vpc"

      repository_auth_config {
        repository_credentials_provider_arn = "arn:aws:lambda:us-east-1:123456789012:function:credentials"
      }
    }

    multi_model_config {
      model_cache_setting = "Disabled"
    }
  }

  vpc_config {
    security_group_ids = [aws_security_group.main.id]
    subnets            = [aws_subnet.main.id]
  }

  tags = {
    Stage = "first"
  }
}

resource "aws_sagemaker_model" "package" {
  name               = "learning-package"
  execution_role_arn = aws_iam_role.main.arn

  primary_container {
    inference_specification_name = "small"
    model_package_name           = "arn:aws:sagemaker:us-east-1:123456789012:model-package/learning/1"

    model_data_source {
      s3_data_source {
        compression_type = "None"
        s3_data_type     = "S3Prefix"
        s3_uri           = "s3://learning/package/"

        model_access_config {
          accept_eula = true
        }
      }
    }
  }
}

resource "aws_sagemaker_model" "pipeline" {
  execution_role_arn = aws_iam_role.main.arn

  container {
    container_hostname = "before"
    environment        = { LEVEL = "debug" }
    image              = "123456789012.dkr.ecr.us-east-1.amazonaws.com/before:1"
    mode               = "MultiModel"
    model_data_url     = "s3://learning/before/"

    image_config {
      repository_access_mode = "Vpc"

      repository_auth_config {
        repository_credentials_provider_arn = "arn:aws:lambda:us-east-1:123456789012:function:credentials"
      }
    }

    multi_model_config {
      model_cache_setting = "Enabled"
    }
  }

  container {
    container_hostname           = "after"
    inference_specification_name = "small"
    model_package_name           = "arn:aws:sagemaker:us-east-1:123456789012:model-package/learning/2"

    model_data_source {
      s3_data_source {
        compression_type = "Gzip"
        s3_data_type     = "S3Object"
        s3_uri           = "s3://learning/after.tar.gz"

        model_access_config {
          accept_eula = false
        }
      }
    }
  }

  inference_execution_config {
    mode = "Direct"
  }
}

resource "aws_sagemaker_endpoint_configuration" "main" {
  name        = "learning"
  kms_key_arn = aws_kms_key.main.arn

  production_variants {
    variant_name                                      = "main"
    model_name                                        = aws_sagemaker_model.main.name
    container_startup_health_check_timeout_in_seconds = 120
    enable_ssm_access                                 = true
    inference_ami_version                             = "al2-ami-sagemaker-inference-gpu-2"
    initial_instance_count                            = 2
    initial_variant_weight                            = 0.5
    instance_type                                     = "ml.m5.large"
    model_data_download_timeout_in_seconds            = 300
    volume_size_in_gb                                 = 30

    managed_instance_scaling {
      min_instance_count = 1
      max_instance_count = 4
      status             = "ENABLED"
    }

    routing_config {
      routing_strategy = "LEAST_OUTSTANDING_REQUESTS"
    }
  }

  production_variants {
    variant_name           = "second"
    model_name             = aws_sagemaker_model.package.name
    initial_instance_count = 1
    instance_type          = "ml.m5.large"
  }

  shadow_production_variants {
    variant_name                                      = "shadow"
    model_name                                        = aws_sagemaker_model.package.name
    container_startup_health_check_timeout_in_seconds = 60
    enable_ssm_access                                 = true
    inference_ami_version                             = "al2-ami-sagemaker-inference-gpu-2"
    initial_instance_count                            = 1
    initial_variant_weight                            = 2
    instance_type                                     = "ml.m5.large"
    model_data_download_timeout_in_seconds            = 60
    volume_size_in_gb                                 = 10

    managed_instance_scaling {
      min_instance_count = 1
      max_instance_count = 2
      status             = "DISABLED"
    }

    routing_config {
      routing_strategy = "RANDOM"
    }
  }

  data_capture_config {
    destination_s3_uri          = "s3://learning/captured/"
    enable_capture              = true
    initial_sampling_percentage = 50
    kms_key_id                  = aws_kms_key.main.arn

    capture_options {
      capture_mode = "Input"
    }

    capture_options {
      capture_mode = "Output"
    }

    capture_content_type_header {
      csv_content_types  = ["text/csv"]
      json_content_types = ["application/json"]
    }
  }

  tags = {
    Stage = "first"
  }
}

# Without names; captures nothing, although it says where to.
resource "aws_sagemaker_endpoint_configuration" "serverless" {
  name_prefix = "learning-serverless-"

  production_variants {
    variant_name = "only"
    model_name   = aws_sagemaker_model.pipeline.name

    serverless_config {
      max_concurrency         = 10
      memory_size_in_mb       = 2048
      provisioned_concurrency = 2
    }
  }

  shadow_production_variants {
    variant_name = "shadow"
    model_name   = aws_sagemaker_model.pipeline.id

    serverless_config {
      max_concurrency         = 5
      memory_size_in_mb       = 1024
      provisioned_concurrency = 1
    }
  }

  data_capture_config {
    destination_s3_uri          = "s3://learning/captured/"
    initial_sampling_percentage = 1

    capture_options {
      capture_mode = "Input"
    }
  }
}

resource "aws_sagemaker_endpoint_configuration" "later" {
  name = "learning-later"

  production_variants {
    variant_name           = "only"
    model_name             = aws_sagemaker_model.package.name
    initial_instance_count = 1
    instance_type          = "ml.m5.large"
  }

  async_inference_config {
    client_config {
      max_concurrent_invocations_per_instance = 4
    }

    output_config {
      kms_key_id      = aws_kms_key.main.arn
      s3_failure_path = "s3://learning/failed/"
      s3_output_path  = "s3://learning/done/"

      notification_config {
        error_topic                   = aws_sns_topic.main.arn
        include_inference_response_in = ["SUCCESS_NOTIFICATION_TOPIC", "ERROR_NOTIFICATION_TOPIC"]
        success_topic                 = aws_sns_topic.main.arn
      }
    }
  }
}

resource "aws_sagemaker_endpoint" "canary" {
  name                 = "learning"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.main.name

  deployment_config {
    auto_rollback_configuration {
      alarms {
        alarm_name = "errors"
      }
    }

    blue_green_update_policy {
      maximum_execution_timeout_in_seconds = 900
      termination_wait_in_seconds          = 60

      traffic_routing_configuration {
        type                     = "CANARY"
        wait_interval_in_seconds = 120

        canary_size {
          type  = "INSTANCE_COUNT"
          value = 1
        }
      }
    }
  }

  tags = {
    Stage = "first"
  }
}

resource "aws_sagemaker_endpoint" "linear" {
  name                 = "learning-linear"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.serverless.name

  deployment_config {
    blue_green_update_policy {
      traffic_routing_configuration {
        type                     = "LINEAR"
        wait_interval_in_seconds = 60

        linear_step_size {
          type  = "CAPACITY_PERCENT"
          value = 25
        }
      }
    }
  }
}

resource "aws_sagemaker_endpoint" "rolling" {
  endpoint_config_name = aws_sagemaker_endpoint_configuration.later.id

  deployment_config {
    rolling_update_policy {
      maximum_execution_timeout_in_seconds = 1200
      wait_interval_in_seconds             = 30

      maximum_batch_size {
        type  = "CAPACITY_PERCENT"
        value = 50
      }

      rollback_maximum_batch_size {
        type  = "CAPACITY_PERCENT"
        value = 100
      }
    }
  }
}

output "endpoints" {
  value = [aws_sagemaker_endpoint.canary.arn, aws_sagemaker_endpoint.rolling.name]
}
