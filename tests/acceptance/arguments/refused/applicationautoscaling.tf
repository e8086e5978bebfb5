# refused: tags
resource "aws_appautoscaling_target" "appautoscaling_target_tags" {
  max_capacity       = 1
  min_capacity       = 1
  resource_id        = "appautoscaling-target"
  scalable_dimension = "appstream:fleet:DesiredCapacity"
  service_namespace  = "appstream"
  tags               = { Name = "example" }
}
