provider "aws" { region = "us-east-1" }
resource "aws_cloudwatch_event_bus" "b" { name = "b" }
resource "aws_cloudwatch_event_bus_policy" "p" {
  event_bus_name = aws_cloudwatch_event_bus.b.name
  policy         = jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Put", Effect = "Allow", Action = "events:PutEvents", Resource = aws_cloudwatch_event_bus.b.arn, Principal = { AWS = "123456789012" } }] })
}
resource "aws_cloudwatch_log_group" "l" { name = "l" }
resource "aws_ecs_task_definition" "t" {
  family                = "x"
  container_definitions = <<JSON
[{"name":"web","image":"nginx","essential":true,"memory":128,"portMappings":[{"containerPort":80}],
  "environment":[{"name":"A","value":1}],
  "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"${aws_cloudwatch_log_group.l.name}","awslogs-region":"us-east-1"}}}]
JSON
}
resource "aws_batch_job_definition" "j" {
  name                 = "j"
  type                 = "container"
  container_properties = jsonencode({ image = "busybox", command = ["ls"], resourceRequirements = [{ type = "VCPU", value = "1" }, { type = "MEMORY", value = "512" }] })
}
