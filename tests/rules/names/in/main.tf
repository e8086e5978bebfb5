# Types with two names, and what Terraform names by itself.
provider "aws" {
  region = "eu-west-1"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
}

resource "aws_alb" "web" {
  name    = "web"
  subnets = aws_subnet.main[*].id
}

resource "aws_alb_target_group" "web" {
  name        = "web"
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}

resource "aws_alb_target_group_attachment" "one" {
  target_group_arn = aws_alb_target_group.web.arn
  target_id        = "10.0.0.10"
}

resource "aws_lb_target_group_attachment" "two" {
  target_group_arn = aws_alb_target_group.web.arn
  target_id        = "10.0.0.11"
}

resource "aws_alb_listener" "web" {
  load_balancer_arn = aws_alb.web.arn
  port              = 80
  default_action {
    type             = "forward"
    target_group_arn = aws_alb_target_group.web.arn
  }
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

resource "aws_cloudwatch_event_rule" "tick" {
  schedule_expression = "rate(1 hour)"
}

resource "aws_cloudwatch_event_target" "alerts" {
  rule = aws_cloudwatch_event_rule.tick.name
  arn  = aws_sns_topic.alerts.arn
}
