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
