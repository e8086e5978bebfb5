# An application load balancer in each region. Their targets are pods, registered by the load balancer controller of the cluster. The
# HTTPS listener exists where a certificate is given.

resource "aws_security_group" "primary_web" {
  provider = aws.primary

  name_prefix = "primary-web-"
  description = "Public HTTP and HTTPS to the primary load balancer"
  vpc_id      = module.network_primary.vpc_id

  ingress {
    description = "HTTP from anywhere"
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    description = "HTTPS from anywhere"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "To the targets"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = {
    Name = "Primary Web Security Group"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb" "primary" {
  provider = aws.primary

  name                       = "${var.project}-primary"
  load_balancer_type         = "application"
  internal                   = false
  security_groups            = [aws_security_group.primary_web.id]
  subnets                    = module.network_primary.public_subnet_ids
  drop_invalid_header_fields = true
  enable_deletion_protection = var.deletion_protection
  idle_timeout               = 60

  tags = {
    Name   = "Primary Load Balancer"
    Region = var.primary_region
  }
}

resource "aws_lb_target_group" "primary" {
  provider = aws.primary

  name                 = "${var.project}-primary"
  vpc_id               = module.network_primary.vpc_id
  target_type          = "ip"
  port                 = 8080
  protocol             = "HTTP"
  deregistration_delay = 30

  health_check {
    path                = "/health"
    matcher             = "200"
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  tags = {
    Name = "Primary Target Group"
  }
}

resource "aws_lb_listener" "primary_http" {
  provider = aws.primary

  load_balancer_arn = aws_lb.primary.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.primary.arn
  }
}

resource "aws_lb_listener" "primary_https" {
  provider = aws.primary
  count    = var.primary_certificate_arn != "" ? 1 : 0

  load_balancer_arn = aws_lb.primary.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.primary_certificate_arn
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.primary.arn
  }
}

resource "aws_vpc_security_group_ingress_rule" "primary_cluster_from_web" {
  provider = aws.primary

  security_group_id            = module.cluster_primary.security_group_id
  description                  = "From the load balancer to the pods"
  referenced_security_group_id = aws_security_group.primary_web.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}

resource "aws_security_group" "secondary_web" {
  provider = aws.secondary

  name_prefix = "secondary-web-"
  description = "Public HTTP and HTTPS to the secondary load balancer"
  vpc_id      = module.network_secondary.vpc_id

  ingress {
    description = "HTTP from anywhere"
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    description = "HTTPS from anywhere"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "To the targets"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = {
    Name = "Secondary Web Security Group"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb" "secondary" {
  provider = aws.secondary

  name                       = "${var.project}-secondary"
  load_balancer_type         = "application"
  internal                   = false
  security_groups            = [aws_security_group.secondary_web.id]
  subnets                    = module.network_secondary.public_subnet_ids
  drop_invalid_header_fields = true
  enable_deletion_protection = var.deletion_protection
  idle_timeout               = 60

  tags = {
    Name   = "Secondary Load Balancer"
    Region = var.secondary_region
  }
}

resource "aws_lb_target_group" "secondary" {
  provider = aws.secondary

  name                 = "${var.project}-secondary"
  vpc_id               = module.network_secondary.vpc_id
  target_type          = "ip"
  port                 = 8080
  protocol             = "HTTP"
  deregistration_delay = 30

  health_check {
    path                = "/health"
    matcher             = "200"
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  tags = {
    Name = "Secondary Target Group"
  }
}

resource "aws_lb_listener" "secondary_http" {
  provider = aws.secondary

  load_balancer_arn = aws_lb.secondary.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.secondary.arn
  }
}

resource "aws_lb_listener" "secondary_https" {
  provider = aws.secondary
  count    = var.secondary_certificate_arn != "" ? 1 : 0

  load_balancer_arn = aws_lb.secondary.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.secondary_certificate_arn
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.secondary.arn
  }
}

resource "aws_vpc_security_group_ingress_rule" "secondary_cluster_from_web" {
  provider = aws.secondary

  security_group_id            = module.cluster_secondary.security_group_id
  description                  = "From the load balancer to the pods"
  referenced_security_group_id = aws_security_group.secondary_web.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}
