# refused: force_destroy
resource "aws_service_discovery_service" "service_discovery_service_force_destroy" {
  force_destroy = true
  name          = "service-discovery-servic"
}
