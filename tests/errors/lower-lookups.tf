# What a template cannot look up.
# expect: TC5010 error "data.aws_kms_secrets.main cannot be expressed"
data "aws_kms_secrets" "main" {
  secret {
    name    = "password"
    payload = "AQECAHgaPa0J8WadplGCqqVAr4HNvDaFSQ"
  }
}

# expect: TC5010 error "data.aws_s3_object.main cannot be expressed"
data "aws_s3_object" "main" {
  bucket = "settings"
  key    = "motd"
}

# expect: TC5010 error "data.aws_mq_broker_instance_type_offerings.main cannot be expressed"
data "aws_mq_broker_instance_type_offerings" "main" {
  engine_type = "ACTIVEMQ"
}

# expect: TC5010 error "data.aws_rds_reserved_instance_offering.main cannot be expressed"
data "aws_rds_reserved_instance_offering" "main" {
  db_instance_class   = "db.t3.micro"
  duration            = 31536000
  multi_az            = false
  offering_type       = "All Upfront"
  product_description = "mysql"
}

# expect: TC5010 error "data.aws_service.main cannot be expressed"
data "aws_service" "main" {
  service_id = "sqs"
}

# expect: TC5010 error "data.aws_servicequotas_service_quota.main cannot be expressed"
data "aws_servicequotas_service_quota" "main" {
  service_code = "vpc"
  quota_code   = "L-F678F1CE"
}

resource "aws_ssm_parameter" "main" {
  for_each = {
    secret    = data.aws_kms_secrets.main.plaintext["password"]
    object    = data.aws_s3_object.main.body
    broker    = data.aws_mq_broker_instance_type_offerings.main.broker_instance_options[0].host_instance_type
    offering  = data.aws_rds_reserved_instance_offering.main.offering_id
    supported = tostring(data.aws_service.main.supported)
    metric    = data.aws_servicequotas_service_quota.main.usage_metric[0].metric_name
  }

  name  = each.key
  type  = "String"
  value = each.value
}

data "aws_vpc" "main" {
  default = true
}

resource "aws_subnet" "main" {
  vpc_id     = data.aws_vpc.main.id
  cidr_block = cidrsubnet(data.aws_vpc.main.cidr_block, 8, 1) # expect: TC5012 error "The result of cidrsubnet"
}
