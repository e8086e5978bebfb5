# refused: load_balancer.load_balancer_name
resource "aws_ecs_task_set" "ecs_task_set_load_balancer_load_balancer_name" {
  cluster         = "example"
  service         = "example"
  task_definition = "example"
  load_balancer {
    container_name     = "example"
    load_balancer_name = "example"
  }
}
