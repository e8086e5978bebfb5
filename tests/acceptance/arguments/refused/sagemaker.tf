# refused: production_variants.accelerator_type
resource "aws_sagemaker_endpoint_configuration" "sagemaker_endpoint_configuration_production_variants_accelerator_type" {
  production_variants {
    accelerator_type = "ml.eia1.medium"
    model_name       = "example"
  }
}

# refused: production_variants.core_dump_config
resource "aws_sagemaker_endpoint_configuration" "sagemaker_endpoint_configuration_production_variants_core_dump_config" {
  production_variants {
    model_name = "example"
    core_dump_config {
      destination_s3_uri = "https://www.example.com/"
    }
  }
}

# refused: shadow_production_variants.accelerator_type
resource "aws_sagemaker_endpoint_configuration" "sagemaker_endpoint_configuration_shadow_production_variants_accelerator_type" {
  production_variants {
    model_name = "example"
  }
  shadow_production_variants {
    accelerator_type = "ml.eia1.medium"
    model_name       = "example"
  }
}

# refused: shadow_production_variants.core_dump_config
resource "aws_sagemaker_endpoint_configuration" "sagemaker_endpoint_configuration_shadow_production_variants_core_dump_config" {
  production_variants {
    model_name = "example"
  }
  shadow_production_variants {
    model_name = "example"
    core_dump_config {
      destination_s3_uri = "https://www.example.com/"
      kms_key_id         = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }
}

# refused: tags
resource "aws_sagemaker_notebook_instance_lifecycle_configuration" "sagemaker_notebook_instance_lifecycle_configuration_tags" {
  tags = { Name = "example" }
}

# refused: feature_definition.collection_config
resource "aws_sagemaker_feature_group" "sagemaker_feature_group_feature_definition_collection_config" {
  event_time_feature_name        = "sagemaker-feature-group"
  feature_group_name             = "sagemaker-feature-group"
  record_identifier_feature_name = "sagemaker-feature-group"
  role_arn                       = "arn:aws:iam::123456789012:role/example"
  feature_definition {
    collection_config {
    }
  }
  offline_store_config {
    s3_storage_config {
      s3_uri = "https://www.example.com/"
    }
  }
}

# refused: feature_definition.collection_type
resource "aws_sagemaker_feature_group" "sagemaker_feature_group_feature_definition_collection_type" {
  event_time_feature_name        = "sagemaker-feature-group"
  feature_group_name             = "sagemaker-feature-group"
  record_identifier_feature_name = "sagemaker-feature-group"
  role_arn                       = "arn:aws:iam::123456789012:role/example"
  feature_definition {
    collection_type = "List"
  }
  offline_store_config {
    s3_storage_config {
      s3_uri = "https://www.example.com/"
    }
  }
}

# refused: offline_store_config.s3_storage_config.resolved_output_s3_uri
resource "aws_sagemaker_feature_group" "sagemaker_feature_group_offline_store_config_s3_storage_config_resolved_output_s3_uri" {
  event_time_feature_name        = "sagemaker-feature-group"
  feature_group_name             = "sagemaker-feature-group"
  record_identifier_feature_name = "sagemaker-feature-group"
  role_arn                       = "arn:aws:iam::123456789012:role/example"
  feature_definition {
  }
  offline_store_config {
    s3_storage_config {
      resolved_output_s3_uri = "https://www.example.com/"
      s3_uri                 = "https://www.example.com/"
    }
  }
}

# refused: worker_access_configuration
resource "aws_sagemaker_workteam" "sagemaker_workteam_worker_access_configuration" {
  description   = "example"
  workteam_name = "sagemaker-workteam"
  member_definition {
  }
  worker_access_configuration {
  }
}

# refused: enable_iot_role_alias
resource "aws_sagemaker_device_fleet" "sagemaker_device_fleet_enable_iot_role_alias" {
  device_fleet_name     = "sagemaker-device-fleet"
  enable_iot_role_alias = true
  role_arn              = "arn:aws:iam::123456789012:role/example"
  output_config {
    s3_output_location = "s3://example/path"
  }
}
