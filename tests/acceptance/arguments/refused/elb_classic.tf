# refused: desync_mitigation_mode
resource "aws_elb" "elb_desync_mitigation_mode" {
  desync_mitigation_mode = "monitor"
  listener {
    instance_port     = 1
    instance_protocol = "HTTP"
    lb_port           = 1
    lb_protocol       = "HTTP"
  }
}

# refused: source_security_group
resource "aws_elb" "elb_source_security_group" {
  source_security_group = "example"
  listener {
    instance_port     = 1
    instance_protocol = "HTTP"
    lb_port           = 1
    lb_protocol       = "HTTP"
  }
}
