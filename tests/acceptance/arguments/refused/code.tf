# refused: default_branch
resource "aws_codecommit_repository" "codecommit_repository_default_branch" {
  default_branch  = "example"
  repository_name = "codecommit-repository"
}

# refused: artifacts.bucket_owner_access
resource "aws_codebuild_project" "codebuild_project_artifacts_bucket_owner_access" {
  name         = "codebuild-project"
  service_role = "arn:aws:iam::123456789012:role/example"
  artifacts {
    bucket_owner_access = "FULL"
    type                = "S3"
  }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "example"
    type         = "WINDOWS_CONTAINER"
  }
  source {
    type = "CODECOMMIT"
  }
}

# refused: logs_config.s3_logs.bucket_owner_access
resource "aws_codebuild_project" "codebuild_project_logs_config_s3_logs_bucket_owner_access" {
  name         = "codebuild-project"
  service_role = "arn:aws:iam::123456789012:role/example"
  artifacts {
    type = "S3"
  }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "example"
    type         = "WINDOWS_CONTAINER"
  }
  logs_config {
    s3_logs {
      bucket_owner_access = "NONE"
    }
  }
  source {
    type = "CODECOMMIT"
  }
}

# refused: secondary_artifacts.bucket_owner_access
resource "aws_codebuild_project" "codebuild_project_secondary_artifacts_bucket_owner_access" {
  name         = "codebuild-project"
  service_role = "arn:aws:iam::123456789012:role/example"
  artifacts {
    type = "S3"
  }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "example"
    type         = "WINDOWS_CONTAINER"
  }
  secondary_artifacts {
    artifact_identifier = "example"
    bucket_owner_access = "FULL"
    type                = "S3"
  }
  source {
    type = "CODECOMMIT"
  }
}

# refused: stage.before_entry.condition.rule.timeout_in_minutes
resource "aws_codepipeline" "codepipeline_stage_before_entry_condition_rule_timeout_in_minutes" {
  name     = "codepipeline"
  role_arn = "arn:aws:iam::123456789012:role/example"
  artifact_store {
    location = "example"
    type     = "S3"
  }
  stage {
    name = "stage1"
    action {
      category = "Source"
      name     = "codepipeline1"
      owner    = "AWS"
      provider = "example"
      version  = "example"
    }
    before_entry {
      condition {
        rule {
          name               = "example"
          timeout_in_minutes = 5
          rule_type_id {
            category = "Rule"
            provider = "AWS"
          }
        }
      }
    }
  }
  stage {
    name = "stage2"
    action {
      category = "Source"
      name     = "codepipeline2"
      owner    = "AWS"
      provider = "example"
      version  = "example"
    }
    before_entry {
      condition {
        rule {
          name               = "example"
          timeout_in_minutes = 5
          rule_type_id {
            category = "Rule"
            provider = "AWS"
          }
        }
      }
    }
  }
}

# refused: stage.on_failure.condition.rule.timeout_in_minutes
resource "aws_codepipeline" "codepipeline_stage_on_failure_condition_rule_timeout_in_minutes" {
  name     = "codepipeline"
  role_arn = "arn:aws:iam::123456789012:role/example"
  artifact_store {
    location = "example"
    type     = "S3"
  }
  stage {
    name = "stage1"
    action {
      category = "Source"
      name     = "codepipeline1"
      owner    = "AWS"
      provider = "example"
      version  = "example"
    }
    on_failure {
      condition {
        rule {
          name               = "example"
          timeout_in_minutes = 5
          rule_type_id {
            category = "Rule"
            provider = "example"
          }
        }
      }
    }
  }
  stage {
    name = "stage2"
    action {
      category = "Source"
      name     = "codepipeline2"
      owner    = "AWS"
      provider = "example"
      version  = "example"
    }
    on_failure {
      condition {
        rule {
          name               = "example"
          timeout_in_minutes = 5
          rule_type_id {
            category = "Rule"
            provider = "example"
          }
        }
      }
    }
  }
}

# refused: stage.on_success.condition.rule.timeout_in_minutes
resource "aws_codepipeline" "codepipeline_stage_on_success_condition_rule_timeout_in_minutes" {
  name     = "codepipeline"
  role_arn = "arn:aws:iam::123456789012:role/example"
  artifact_store {
    location = "example"
    type     = "S3"
  }
  stage {
    name = "stage1"
    action {
      category = "Source"
      name     = "codepipeline1"
      owner    = "AWS"
      provider = "example"
      version  = "example"
    }
    on_success {
      condition {
        rule {
          name               = "example"
          timeout_in_minutes = 5
          rule_type_id {
            category = "Rule"
            provider = "Rule"
          }
        }
      }
    }
  }
  stage {
    name = "stage2"
    action {
      category = "Source"
      name     = "codepipeline2"
      owner    = "AWS"
      provider = "example"
      version  = "example"
    }
    on_success {
      condition {
        rule {
          name               = "example"
          timeout_in_minutes = 5
          rule_type_id {
            category = "Rule"
            provider = "Rule"
          }
        }
      }
    }
  }
}
