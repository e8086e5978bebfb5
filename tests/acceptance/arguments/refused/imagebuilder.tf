# refused: distribution.s3_export_configuration
resource "aws_imagebuilder_distribution_configuration" "imagebuilder_distribution_configuration_distribution_s3_export_configuration" {
  name = "imagebuilder-distributio"
  distribution {
    region = "us-east-1"
    s3_export_configuration {
      disk_image_format = "VMDK"
      role_name         = "example"
      s3_bucket         = "example"
    }
  }
}

# refused: schedule.timezone
resource "aws_imagebuilder_image_pipeline" "imagebuilder_image_pipeline_schedule_timezone" {
  container_recipe_arn             = "arn:aws:imagebuilder:us-east-1:123456789012:container-recipe/example/1.0.0"
  infrastructure_configuration_arn = "arn:aws:imagebuilder:us-east-1:123456789012:infrastructure-configuration/example"
  name                             = "imagebuilder-image-pipel"
  schedule {
    schedule_expression = "rate(5 minutes)"
    timezone            = "example"
  }
}
