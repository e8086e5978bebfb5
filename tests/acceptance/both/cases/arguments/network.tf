# Networks: all that the simulator keeps of them.
resource "aws_vpc" "main" {
  cidr_block           = "10.40.0.0/16"
  instance_tenancy     = "default"
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = "main" }
}

resource "aws_subnet" "main" {
  count                   = 2
  vpc_id                  = aws_vpc.main.id
  cidr_block              = cidrsubnet("10.40.0.0/16", 8, count.index)
  availability_zone       = "us-east-1${["a", "b"][count.index]}"
  map_public_ip_on_launch = count.index == 0

  tags = { Name = "main-${count.index}" }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "main" }
}

resource "aws_egress_only_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "main-egress" }
}

resource "aws_route_table" "inline" {
  vpc_id = aws_vpc.main.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }

  tags = { Name = "inline" }
}

resource "aws_route_table" "apart" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "apart" }
}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.apart.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "inline" {
  subnet_id      = aws_subnet.main[0].id
  route_table_id = aws_route_table.inline.id
}

resource "aws_network_acl" "main" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.main[1].id]

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "0.0.0.0/0"
  }

  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }

  tags = { Name = "main" }
}

resource "aws_vpc_dhcp_options" "main" {
  domain_name         = "corp.example"
  domain_name_servers = ["AmazonProvidedDNS"]
  ntp_servers         = ["10.40.0.5"]
  tags                = { Name = "main" }
}

resource "aws_vpc_dhcp_options_association" "main" {
  vpc_id          = aws_vpc.main.id
  dhcp_options_id = aws_vpc_dhcp_options.main.id
}

# The three styles of rules.
resource "aws_security_group" "inline" {
  name        = "inline"
  description = "Rules within"
  vpc_id      = aws_vpc.main.id

  ingress {
    description = "HTTPS"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "192.168.0.0/16"]
  }

  ingress {
    description = "itself"
    from_port   = 0
    to_port     = 65535
    protocol    = "tcp"
    self        = true
  }

  ingress {
    description     = "the other group"
    from_port       = 8080
    to_port         = 8090
    protocol        = "tcp"
    security_groups = [aws_security_group.apart.id]
  }

  ingress {
    description      = "over IPv6"
    from_port        = 443
    to_port          = 443
    protocol         = "tcp"
    ipv6_cidr_blocks = ["2001:db8::/32"]
  }

  egress {
    description = "anything"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = { Name = "inline" }
}

resource "aws_security_group" "apart" {
  name        = "apart"
  description = "Rules apart"
  vpc_id      = aws_vpc.main.id
  tags        = { Name = "apart" }
}

resource "aws_security_group_rule" "in" {
  type              = "ingress"
  description       = "SSH"
  security_group_id = aws_security_group.apart.id
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = ["10.40.0.0/16"]
}

resource "aws_security_group_rule" "ping" {
  type              = "ingress"
  description       = "ping"
  security_group_id = aws_security_group.apart.id
  from_port         = 8
  to_port           = 0
  protocol          = "icmp"
  cidr_blocks       = ["10.40.0.0/16"]
}

resource "aws_vpc_security_group_ingress_rule" "from_inline" {
  security_group_id            = aws_security_group.apart.id
  description                  = "from the other group"
  referenced_security_group_id = aws_security_group.inline.id
  from_port                    = 5432
  to_port                      = 5432
  ip_protocol                  = "tcp"
}

resource "aws_vpc_security_group_egress_rule" "out" {
  security_group_id = aws_security_group.apart.id
  description       = "HTTPS to everyone"
  cidr_ipv4         = "0.0.0.0/0"
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.us-east-1.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.apart.id]
  tags              = { Name = "s3" }
}

# --- balancers ---------------------------------------------------------------------------------------------------------

resource "aws_lb" "main" {
  name                       = "main"
  internal                   = true
  load_balancer_type         = "application"
  security_groups            = [aws_security_group.inline.id]
  subnets                    = aws_subnet.main[*].id
  idle_timeout               = 90
  enable_deletion_protection = false
  drop_invalid_header_fields = true
  enable_http2               = true
  desync_mitigation_mode     = "strictest"
  xff_header_processing_mode = "preserve"
  ip_address_type            = "ipv4"
  tags                       = { Name = "main" }
}

resource "aws_lb_target_group" "main" {
  name                          = "main"
  port                          = 8080
  protocol                      = "HTTP"
  protocol_version              = "HTTP1"
  target_type                   = "ip"
  vpc_id                        = aws_vpc.main.id
  deregistration_delay          = 30
  slow_start                    = 60
  load_balancing_algorithm_type = "least_outstanding_requests"

  health_check {
    enabled             = true
    healthy_threshold   = 2
    unhealthy_threshold = 4
    interval            = 15
    timeout             = 5
    matcher             = "200-299"
    path                = "/health"
    port                = "8081"
    protocol            = "HTTP"
  }

  stickiness {
    enabled         = true
    type            = "lb_cookie"
    cookie_duration = 3600
  }

  tags = { Name = "main" }
}

resource "aws_lb_target_group_attachment" "main" {
  target_group_arn = aws_lb_target_group.main.arn
  target_id        = "10.40.0.20"
  port             = 9090
}

resource "aws_lb_listener" "main" {
  load_balancer_arn = aws_lb.main.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      host        = "www.example.com"
      port        = "443"
      protocol    = "HTTPS"
      path        = "/#{path}"
      query       = "#{query}"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener_rule" "main" {
  listener_arn = aws_lb_listener.main.arn
  priority     = 10

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main.arn
  }

  condition {
    path_pattern {
      values = ["/api/*", "/v2/*"]
    }
  }

  condition {
    host_header {
      values = ["api.example.com"]
    }
  }
}

resource "aws_lb_listener_rule" "fixed" {
  listener_arn = aws_lb_listener.main.arn
  priority     = 20

  action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "gone"
      status_code  = "410"
    }
  }

  condition {
    http_header {
      http_header_name = "X-Old"
      values           = ["yes"]
    }
  }
}

# --- names -------------------------------------------------------------------------------------------------------------

resource "aws_route53_zone" "public" {
  name    = "arguments.example"
  comment = "The public zone"
  tags    = { Name = "public" }
}

resource "aws_route53_zone" "private" {
  name = "inner.example"

  vpc {
    vpc_id = aws_vpc.main.id
  }
}

resource "aws_route53_health_check" "main" {
  fqdn              = "www.arguments.example"
  port              = 443
  type              = "HTTPS"
  resource_path     = "/health"
  failure_threshold = 5
  request_interval  = 30
  measure_latency   = true
  regions           = ["us-east-1", "us-west-1", "eu-west-1"]
  tags              = { Name = "main" }
}

resource "aws_route53_record" "alias" {
  zone_id = aws_route53_zone.public.zone_id
  name    = "www"
  type    = "A"

  alias {
    name                   = aws_lb.main.dns_name
    zone_id                = aws_lb.main.zone_id
    evaluate_target_health = true
  }
}

resource "aws_route53_record" "weighted" {
  count          = 2
  zone_id        = aws_route53_zone.public.zone_id
  name           = "api.arguments.example"
  type           = "CNAME"
  ttl            = 60
  set_identifier = "part-${count.index}"
  records        = ["part-${count.index}.example.net"]

  weighted_routing_policy {
    weight = [90, 10][count.index]
  }
}

resource "aws_route53_record" "text" {
  zone_id = aws_route53_zone.public.zone_id
  name    = "arguments.example"
  type    = "TXT"
  ttl     = 300
  records = ["v=spf1 -all", "second"]
}

resource "aws_route53_record" "latency" {
  zone_id         = aws_route53_zone.public.zone_id
  name            = "near"
  type            = "A"
  ttl             = 30
  set_identifier  = "us"
  records         = ["192.0.2.1"]
  health_check_id = aws_route53_health_check.main.id

  latency_routing_policy {
    region = "us-east-1"
  }
}
