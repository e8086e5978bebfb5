# refused: alias
resource "aws_directory_service_directory" "directory_service_directory_alias" {
  alias    = "example"
  name     = "directory-service-direct"
  password = "Example-password-1"
}

# refused: connect_settings
resource "aws_directory_service_directory" "directory_service_directory_connect_settings" {
  name     = "directory-service-direct"
  password = "Example-password-1"
  connect_settings {
    customer_dns_ips  = ["10.0.0.1"]
    customer_username = "administrator"
    subnet_ids        = ["subnet-0123456789abcdef0"]
    vpc_id            = "vpc-0123456789abcdef0"
  }
}

# refused: desired_number_of_domain_controllers
resource "aws_directory_service_directory" "directory_service_directory_desired_number_of_domain_controllers" {
  desired_number_of_domain_controllers = 3
  name                                 = "directory-service-direct"
  password                             = "Example-password-1"
}
