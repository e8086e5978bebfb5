# refused: customer_owned_ipv4_pool
resource "aws_lb" "lb_customer_owned_ipv4_pool" {
  customer_owned_ipv4_pool = "example"
  subnet_mapping {
    subnet_id = "subnet-0123456789abcdef1"
  }
  subnet_mapping {
    subnet_id = "subnet-0123456789abcdef2"
  }
}

# refused: tags
resource "aws_lb_listener" "lb_listener_tags" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/example/0123456789abcdef"
  tags              = { Name = "example" }
  default_action {
    type = "authenticate-cognito"
  }
}

# refused: tags
resource "aws_lb_listener_rule" "lb_listener_rule_tags" {
  listener_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/example/0123456789abcdef/0123456789abcdef"
  priority     = 1
  tags         = { Name = "example" }
  action {
    type = "authenticate-cognito"
  }
  condition {
  }
}

# refused: customer_owned_ipv4_pool
resource "aws_alb" "alb_customer_owned_ipv4_pool" {
  customer_owned_ipv4_pool = "example"
  subnet_mapping {
    subnet_id = "subnet-0123456789abcdef1"
  }
  subnet_mapping {
    subnet_id = "subnet-0123456789abcdef2"
  }
}

# refused: tags
resource "aws_alb_listener" "alb_listener_tags" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/example/0123456789abcdef"
  tags              = { Name = "example" }
  default_action {
    type = "authenticate-cognito"
  }
}

# refused: tags
resource "aws_alb_listener_rule" "alb_listener_rule_tags" {
  listener_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/example/0123456789abcdef/0123456789abcdef"
  priority     = 1
  tags         = { Name = "example" }
  action {
    type = "authenticate-cognito"
  }
  condition {
  }
}
