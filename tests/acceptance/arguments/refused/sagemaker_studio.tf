# refused: default_space_settings.jupyter_lab_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_domain" "sagemaker_domain_default_space_settings_jupyter_lab_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_space_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_lab_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
  }
}

# refused: default_space_settings.jupyter_lab_app_settings.emr_settings
resource "aws_sagemaker_domain" "sagemaker_domain_default_space_settings_jupyter_lab_app_settings_emr_settings" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_space_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_lab_app_settings {
      emr_settings {
      }
    }
  }
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
  }
}

# refused: default_space_settings.jupyter_server_app_settings.code_repository
resource "aws_sagemaker_domain" "sagemaker_domain_default_space_settings_jupyter_server_app_settings_code_repository" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_space_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_server_app_settings {
      code_repository {
        repository_url = "https://www.example.com/"
      }
    }
  }
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
  }
}

# refused: default_space_settings.jupyter_server_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_domain" "sagemaker_domain_default_space_settings_jupyter_server_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_space_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_server_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
  }
}

# refused: default_space_settings.kernel_gateway_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_domain" "sagemaker_domain_default_space_settings_kernel_gateway_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_space_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    kernel_gateway_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
  }
}

# refused: default_user_settings.canvas_app_settings
resource "aws_sagemaker_domain" "sagemaker_domain_default_user_settings_canvas_app_settings" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    canvas_app_settings {
    }
  }
}

# refused: default_user_settings.code_editor_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_domain" "sagemaker_domain_default_user_settings_code_editor_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    code_editor_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: default_user_settings.jupyter_lab_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_domain" "sagemaker_domain_default_user_settings_jupyter_lab_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_lab_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: default_user_settings.jupyter_lab_app_settings.emr_settings
resource "aws_sagemaker_domain" "sagemaker_domain_default_user_settings_jupyter_lab_app_settings_emr_settings" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_lab_app_settings {
      emr_settings {
      }
    }
  }
}

# refused: default_user_settings.jupyter_server_app_settings.code_repository
resource "aws_sagemaker_domain" "sagemaker_domain_default_user_settings_jupyter_server_app_settings_code_repository" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_server_app_settings {
      code_repository {
        repository_url = "https://www.example.com/"
      }
    }
  }
}

# refused: default_user_settings.jupyter_server_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_domain" "sagemaker_domain_default_user_settings_jupyter_server_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_server_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: default_user_settings.kernel_gateway_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_domain" "sagemaker_domain_default_user_settings_kernel_gateway_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    kernel_gateway_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: default_user_settings.r_session_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_domain" "sagemaker_domain_default_user_settings_r_session_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    r_session_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: default_user_settings.tensor_board_app_settings
resource "aws_sagemaker_domain" "sagemaker_domain_default_user_settings_tensor_board_app_settings" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    tensor_board_app_settings {
    }
  }
}

# refused: domain_settings.r_studio_server_pro_domain_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_domain" "sagemaker_domain_domain_settings_r_studio_server_pro_domain_settings_default_resource_spec_sagemaker_image_version_alias" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
  }
  domain_settings {
    r_studio_server_pro_domain_settings {
      domain_execution_role_arn = "arn:aws:iam::123456789012:role/example"
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: retention_policy
resource "aws_sagemaker_domain" "sagemaker_domain_retention_policy" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
  }
  retention_policy {
    home_efs_file_system = "Delete"
  }
}

# refused: retention_policy.home_efs_file_system
resource "aws_sagemaker_domain" "sagemaker_domain_retention_policy_home_efs_file_system" {
  auth_mode   = "SSO"
  domain_name = "example"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  vpc_id      = "vpc-0123456789abcdef0"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
  }
  retention_policy {
    home_efs_file_system = "Delete"
  }
}

# refused: user_settings.canvas_app_settings
resource "aws_sagemaker_user_profile" "sagemaker_user_profile_user_settings_canvas_app_settings" {
  domain_id         = "d-0123456789ab"
  user_profile_name = "sagemaker-user-profile"
  user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    canvas_app_settings {
    }
  }
}

# refused: user_settings.code_editor_app_settings.app_lifecycle_management
resource "aws_sagemaker_user_profile" "sagemaker_user_profile_user_settings_code_editor_app_settings_app_lifecycle_management" {
  domain_id         = "d-0123456789ab"
  user_profile_name = "sagemaker-user-profile"
  user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    code_editor_app_settings {
      app_lifecycle_management {
      }
    }
  }
}

# refused: user_settings.code_editor_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_user_profile" "sagemaker_user_profile_user_settings_code_editor_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  domain_id         = "d-0123456789ab"
  user_profile_name = "sagemaker-user-profile"
  user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    code_editor_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: user_settings.jupyter_lab_app_settings.app_lifecycle_management
resource "aws_sagemaker_user_profile" "sagemaker_user_profile_user_settings_jupyter_lab_app_settings_app_lifecycle_management" {
  domain_id         = "d-0123456789ab"
  user_profile_name = "sagemaker-user-profile"
  user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_lab_app_settings {
      app_lifecycle_management {
      }
    }
  }
}

# refused: user_settings.jupyter_lab_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_user_profile" "sagemaker_user_profile_user_settings_jupyter_lab_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  domain_id         = "d-0123456789ab"
  user_profile_name = "sagemaker-user-profile"
  user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_lab_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: user_settings.jupyter_lab_app_settings.emr_settings
resource "aws_sagemaker_user_profile" "sagemaker_user_profile_user_settings_jupyter_lab_app_settings_emr_settings" {
  domain_id         = "d-0123456789ab"
  user_profile_name = "sagemaker-user-profile"
  user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_lab_app_settings {
      emr_settings {
      }
    }
  }
}

# refused: user_settings.jupyter_server_app_settings.code_repository
resource "aws_sagemaker_user_profile" "sagemaker_user_profile_user_settings_jupyter_server_app_settings_code_repository" {
  domain_id         = "d-0123456789ab"
  user_profile_name = "sagemaker-user-profile"
  user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_server_app_settings {
      code_repository {
        repository_url = "https://www.example.com/"
      }
    }
  }
}

# refused: user_settings.jupyter_server_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_user_profile" "sagemaker_user_profile_user_settings_jupyter_server_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  domain_id         = "d-0123456789ab"
  user_profile_name = "sagemaker-user-profile"
  user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    jupyter_server_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: user_settings.kernel_gateway_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_user_profile" "sagemaker_user_profile_user_settings_kernel_gateway_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  domain_id         = "d-0123456789ab"
  user_profile_name = "sagemaker-user-profile"
  user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    kernel_gateway_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: user_settings.r_session_app_settings
resource "aws_sagemaker_user_profile" "sagemaker_user_profile_user_settings_r_session_app_settings" {
  domain_id         = "d-0123456789ab"
  user_profile_name = "sagemaker-user-profile"
  user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    r_session_app_settings {
    }
  }
}

# refused: user_settings.tensor_board_app_settings
resource "aws_sagemaker_user_profile" "sagemaker_user_profile_user_settings_tensor_board_app_settings" {
  domain_id         = "d-0123456789ab"
  user_profile_name = "sagemaker-user-profile"
  user_settings {
    execution_role = "arn:aws:iam::123456789012:role/example"
    tensor_board_app_settings {
    }
  }
}

# refused: space_settings.code_editor_app_settings.app_lifecycle_management
resource "aws_sagemaker_space" "sagemaker_space_space_settings_code_editor_app_settings_app_lifecycle_management" {
  domain_id  = "d-0123456789ab"
  space_name = "sagemaker-space"
  space_settings {
    code_editor_app_settings {
      app_lifecycle_management {
      }
      default_resource_spec {
      }
    }
  }
}

# refused: space_settings.code_editor_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_space" "sagemaker_space_space_settings_code_editor_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  domain_id  = "d-0123456789ab"
  space_name = "sagemaker-space"
  space_settings {
    code_editor_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: space_settings.jupyter_lab_app_settings.app_lifecycle_management
resource "aws_sagemaker_space" "sagemaker_space_space_settings_jupyter_lab_app_settings_app_lifecycle_management" {
  domain_id  = "d-0123456789ab"
  space_name = "sagemaker-space"
  space_settings {
    jupyter_lab_app_settings {
      app_lifecycle_management {
      }
      default_resource_spec {
      }
    }
  }
}

# refused: space_settings.jupyter_lab_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_space" "sagemaker_space_space_settings_jupyter_lab_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  domain_id  = "d-0123456789ab"
  space_name = "sagemaker-space"
  space_settings {
    jupyter_lab_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: space_settings.jupyter_server_app_settings.code_repository
resource "aws_sagemaker_space" "sagemaker_space_space_settings_jupyter_server_app_settings_code_repository" {
  domain_id  = "d-0123456789ab"
  space_name = "sagemaker-space"
  space_settings {
    jupyter_server_app_settings {
      code_repository {
        repository_url = "https://www.example.com/"
      }
      default_resource_spec {
      }
    }
  }
}

# refused: space_settings.jupyter_server_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_space" "sagemaker_space_space_settings_jupyter_server_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  domain_id  = "d-0123456789ab"
  space_name = "sagemaker-space"
  space_settings {
    jupyter_server_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: space_settings.kernel_gateway_app_settings.default_resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_space" "sagemaker_space_space_settings_kernel_gateway_app_settings_default_resource_spec_sagemaker_image_version_alias" {
  domain_id  = "d-0123456789ab"
  space_name = "sagemaker-space"
  space_settings {
    kernel_gateway_app_settings {
      default_resource_spec {
        sagemaker_image_version_alias = "example"
      }
    }
  }
}

# refused: resource_spec.sagemaker_image_version_alias
resource "aws_sagemaker_app" "sagemaker_app_resource_spec_sagemaker_image_version_alias" {
  app_name          = "sagemaker-app"
  app_type          = "JupyterServer"
  domain_id         = "d-0123456789ab"
  user_profile_name = "sagemaker-app"
  resource_spec {
    sagemaker_image_version_alias = "example"
  }
}

# refused: space_name
resource "aws_sagemaker_app" "sagemaker_app_space_name" {
  app_name   = "sagemaker-app"
  app_type   = "JupyterServer"
  domain_id  = "d-0123456789ab"
  space_name = "sagemaker-app"
}

# refused: code_editor_app_image_config.file_system_config
resource "aws_sagemaker_app_image_config" "sagemaker_app_image_config_code_editor_app_image_config_file_system_config" {
  app_image_config_name = "sagemaker-app-image-conf"
  code_editor_app_image_config {
    file_system_config {
      default_gid = 0
      default_uid = 0
    }
  }
}

# refused: code_editor_app_image_config.file_system_config.default_gid
resource "aws_sagemaker_app_image_config" "sagemaker_app_image_config_code_editor_app_image_config_file_system_config_default_gid" {
  app_image_config_name = "sagemaker-app-image-conf"
  code_editor_app_image_config {
    file_system_config {
      default_gid = 0
    }
  }
}

# refused: code_editor_app_image_config.file_system_config.default_uid
resource "aws_sagemaker_app_image_config" "sagemaker_app_image_config_code_editor_app_image_config_file_system_config_default_uid" {
  app_image_config_name = "sagemaker-app-image-conf"
  code_editor_app_image_config {
    file_system_config {
      default_uid = 0
    }
  }
}

# refused: code_editor_app_image_config.file_system_config.mount_path
resource "aws_sagemaker_app_image_config" "sagemaker_app_image_config_code_editor_app_image_config_file_system_config_mount_path" {
  app_image_config_name = "sagemaker-app-image-conf"
  code_editor_app_image_config {
    file_system_config {
      mount_path = "/example"
    }
  }
}

# refused: jupyter_lab_image_config.file_system_config
resource "aws_sagemaker_app_image_config" "sagemaker_app_image_config_jupyter_lab_image_config_file_system_config" {
  app_image_config_name = "sagemaker-app-image-conf"
  jupyter_lab_image_config {
    file_system_config {
      default_gid = 0
      default_uid = 0
    }
  }
}

# refused: jupyter_lab_image_config.file_system_config.default_gid
resource "aws_sagemaker_app_image_config" "sagemaker_app_image_config_jupyter_lab_image_config_file_system_config_default_gid" {
  app_image_config_name = "sagemaker-app-image-conf"
  jupyter_lab_image_config {
    file_system_config {
      default_gid = 0
    }
  }
}

# refused: jupyter_lab_image_config.file_system_config.default_uid
resource "aws_sagemaker_app_image_config" "sagemaker_app_image_config_jupyter_lab_image_config_file_system_config_default_uid" {
  app_image_config_name = "sagemaker-app-image-conf"
  jupyter_lab_image_config {
    file_system_config {
      default_uid = 0
    }
  }
}

# refused: jupyter_lab_image_config.file_system_config.mount_path
resource "aws_sagemaker_app_image_config" "sagemaker_app_image_config_jupyter_lab_image_config_file_system_config_mount_path" {
  app_image_config_name = "sagemaker-app-image-conf"
  jupyter_lab_image_config {
    file_system_config {
      mount_path = "/example"
    }
  }
}
