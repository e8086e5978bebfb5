# Notebooks: one with all that can be said of it, one with the least.
resource "aws_sagemaker_notebook_instance_lifecycle_configuration" "main" {
  name      = "learning-setup"
  on_create = base64encode("pip install polars")
  on_start  = base64encode("echo started")
}

resource "aws_sagemaker_notebook_instance_lifecycle_configuration" "unnamed" {
  on_start = base64encode("echo again")
}

resource "aws_sagemaker_notebook_instance" "main" {
  name                         = "learning"
  role_arn                     = aws_iam_role.main.arn
  instance_type                = "ml.t3.medium"
  accelerator_types            = ["ml.eia1.medium"]
  additional_code_repositories = ["https://git.example.com/more", "https://git.example.com/tools"]
  default_code_repository      = "https://git.example.com/notebooks"
  direct_internet_access       = "Disabled"
  kms_key_id                   = aws_kms_key.main.key_id
  lifecycle_config_name        = aws_sagemaker_notebook_instance_lifecycle_configuration.main.name
  platform_identifier          = "notebook-al2-v2"
  root_access                  = "Disabled"
  security_groups              = [aws_security_group.main.id]
  subnet_id                    = aws_subnet.main.id
  volume_size                  = 20

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }

  tags = {
    Use = "experiments"
  }
}

resource "aws_sagemaker_notebook_instance" "least" {
  name                  = "learning-least"
  role_arn              = aws_iam_role.main.arn
  instance_type         = "ml.t2.medium"
  lifecycle_config_name = aws_sagemaker_notebook_instance_lifecycle_configuration.unnamed.id
}
