# What no single argument makes impossible: the fail() of each rule, written by hand.

# refused: "Terraform takes the next free priority"
resource "aws_lb_listener_rule" "next" {
  listener_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/example/0123456789abcdef/0123456789abcdef"
  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/example/0123456789abcdef"
  }
  condition {
    path_pattern {
      values = ["/*"]
    }
  }
}

# refused: "the end date has an offset"
resource "aws_acmpca_certificate" "offset" {
  certificate_authority_arn   = "arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/1234abcd-12ab-34cd-56ef-1234567890ab"
  certificate_signing_request = "example"
  signing_algorithm           = "SHA256WITHRSA"
  validity {
    type  = "END_DATE"
    value = "2030-01-01T00:00:00+01:00"
  }
}

# refused: "CloudFormation gives provisioned global tables only auto-scaled capacity"
resource "aws_dynamodb_table" "provisioned" {
  name             = "provisioned"
  hash_key         = "id"
  read_capacity    = 1
  write_capacity   = 1
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  attribute {
    name = "id"
    type = "S"
  }
  replica {
    region_name = "eu-west-1"
  }
}

# refused: "CloudFormation needs the security groups of a mount target"
resource "aws_efs_mount_target" "open" {
  file_system_id = "fs-0123456789abcdef0"
  subnet_id      = "subnet-0123456789abcdef0"
}

# refused: "CloudFormation gives no remote access without a key pair"
resource "aws_eks_node_group" "remote" {
  cluster_name  = "example"
  node_role_arn = "arn:aws:iam::123456789012:role/example"
  subnet_ids    = ["subnet-0123456789abcdef0"]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
  remote_access {
    source_security_group_ids = ["sg-0123456789abcdef0"]
  }
}

# refused: "CloudFormation resolves conflicts in one way for creation and updates"
resource "aws_eks_addon" "conflicts" {
  addon_name                  = "coredns"
  cluster_name                = "example"
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "PRESERVE"
}

# refused: "CloudFormation makes no instance profile without a role"
resource "aws_iam_instance_profile" "empty" {
  name = "empty"
}

# refused: "CloudFormation lets everything out of a group in the default VPC"
resource "aws_security_group" "closed" {
  name = "closed"
}

# refused: "CloudFormation creates no SecureString parameters"
resource "aws_ssm_parameter" "secret" {
  name  = "secret"
  type  = "SecureString"
  value = "example"
}

# refused: "CloudFormation makes no customer gateway without an address"
resource "aws_customer_gateway" "anonymous" {
  bgp_asn         = 65000
  certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"
  type            = "ipsec.1"
}

resource "aws_ec2_transit_gateway" "main" {}

# refused: "CloudFormation associates every attachment with the default route table of a transit gateway that has one"
resource "aws_ec2_transit_gateway_vpc_attachment" "unassociated" {
  subnet_ids                                      = ["subnet-0123456789abcdef0"]
  transit_gateway_id                              = aws_ec2_transit_gateway.main.id
  vpc_id                                          = "vpc-0123456789abcdef0"
  transit_gateway_default_route_table_association = false
}

# refused: "CloudFormation propagates the routes of every attachment to the default route table of a transit gateway that has one"
resource "aws_ec2_transit_gateway_vpc_attachment" "unpropagated" {
  subnet_ids                                      = ["subnet-0123456789abcdef0"]
  transit_gateway_id                              = aws_ec2_transit_gateway.main.id
  vpc_id                                          = "vpc-0123456789abcdef0"
  transit_gateway_default_route_table_propagation = false
}

# refused: "only policies that CloudFront manages are known by name"
data "aws_cloudfront_cache_policy" "own" {
  name = "own"
}

# refused: "only policies that CloudFront manages are known by name"
data "aws_cloudfront_origin_request_policy" "own" {
  name = "own"
}

# refused: "only policies that CloudFront manages are known by name"
data "aws_cloudfront_response_headers_policy" "own" {
  name = "own"
}

# refused: "the token of a cluster is made for the user who runs Terraform"
data "aws_eks_cluster_auth" "main" {
  name = "example"
}

# refused: "the token is made for the user who runs Terraform and lasts twelve hours: let what pulls or pushes images ask for its own"
# refused: "the password is made for the user who runs Terraform and lasts twelve hours: let what pulls or pushes images ask for its own"
data "aws_ecr_authorization_token" "main" {
}

# refused: "the token is made for the user who runs Terraform and lasts twelve hours: let what pulls images ask for its own"
# refused: "the password is made for the user who runs Terraform and lasts twelve hours: let what pulls images ask for its own"
data "aws_ecrpublic_authorization_token" "main" {
}

# refused: "Elastic Load Balancing has no account in this region"
data "aws_elb_service_account" "none" {
  region = "xx-none-1"
}

# refused: "CloudTrail has no account in this region"
data "aws_cloudtrail_service_account" "none" {
  region = "xx-none-1"
}

# refused: "Redshift has no account in this region"
data "aws_redshift_service_account" "none" {
  region = "xx-none-1"
}

# refused: "the hosted zone of classic load balancers in this region is not known"
data "aws_elb_hosted_zone_id" "none" {
  region = "xx-none-1"
}

# refused: "the hosted zone of application load balancers in this region is not known"
data "aws_lb_hosted_zone_id" "application" {
  region = "xx-none-1"
}

# refused: "the hosted zone of network load balancers in this region is not known"
data "aws_lb_hosted_zone_id" "network" {
  region             = "xx-none-1"
  load_balancer_type = "network"
}

# refused: "a template decrypts nothing"
data "aws_kms_secrets" "main" {
  secret {
    name    = "password"
    payload = "AQECAHgaPa0J8WadplGCqqVAr4HNvDaFSQ"
  }
}

# refused: "a template reads no objects: give the text in a variable"
# refused: "a template reads no objects: give what the metadata say in a variable"
data "aws_s3_object" "main" {
  bucket = "example"
  key    = "example"
}

# refused: "a template does not ask which instance types there are"
data "aws_mq_broker_instance_type_offerings" "main" {
  engine_type = "ACTIVEMQ"
}

# refused: "CloudFormation buys no reservations"
data "aws_rds_reserved_instance_offering" "main" {
  db_instance_class   = "db.t3.micro"
  duration            = 31536000
  multi_az            = false
  offering_type       = "All Upfront"
  product_description = "mysql"
}

# refused: "a template does not ask whether a region has a service"
data "aws_service" "main" {
  service_id = "sqs"
}

# refused: "a template does not ask for the metric of a quota"
data "aws_servicequotas_service_quota" "main" {
  service_code = "vpc"
  quota_code   = "L-F678F1CE"
}

# refused: "a template does not ask for the address that is associated with a network interface"
# refused: "a template does not ask for what a network interface is attached to"
data "aws_network_interface" "main" {
  id = "eni-0123456789abcdef0"
}

output "read" {
  value = [
    data.aws_kms_secrets.main.plaintext["password"], data.aws_s3_object.main.body, data.aws_s3_object.main.metadata["author"],
    data.aws_mq_broker_instance_type_offerings.main.broker_instance_options[0].host_instance_type, data.aws_rds_reserved_instance_offering.main.offering_id,
    data.aws_service.main.supported, data.aws_servicequotas_service_quota.main.usage_metric[0].metric_name,
    data.aws_network_interface.main.association[0].public_ip, data.aws_network_interface.main.attachment[0].instance_id,
    data.aws_cloudfront_cache_policy.own.id, data.aws_cloudfront_origin_request_policy.own.id, data.aws_cloudfront_response_headers_policy.own.id,
    data.aws_eks_cluster_auth.main.token, data.aws_ecr_authorization_token.main.authorization_token, data.aws_ecr_authorization_token.main.password,
    data.aws_ecrpublic_authorization_token.main.authorization_token, data.aws_ecrpublic_authorization_token.main.password,
    data.aws_elb_service_account.none.arn, data.aws_cloudtrail_service_account.none.arn, data.aws_redshift_service_account.none.arn,
    data.aws_elb_hosted_zone_id.none.id, data.aws_lb_hosted_zone_id.application.id, data.aws_lb_hosted_zone_id.network.id,
  ]
  sensitive = true
}

# refused: "write the time in UTC"
resource "aws_appsync_api_key" "local_time" {
  api_id  = "example"
  expires = "2030-01-01T00:00:00+02:00"
}

# refused: "the ARN of a table holds an identifier"
resource "aws_s3tables_table_policy" "table_of_others" {
  name             = "example"
  namespace        = "example"
  table_bucket_arn = "arn:aws:s3tables:us-east-1:123456789012:bucket/example"
  resource_policy  = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3tables:*", Resource = "*", Principal = { AWS = "arn:aws:iam::123456789012:root" } }] })
}

# refused: enabled
resource "aws_cloudwatch_log_anomaly_detector" "paused" {
  enabled            = false
  log_group_arn_list = ["arn:aws:logs:us-east-1:123456789012:log-group:example"]
}

# refused: "the rule names no peer"
resource "aws_security_group_rule" "nobody" {
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 80
  to_port           = 80
  self              = false
  security_group_id = "sg-0123456789abcdef0"
}

# refused: "the rule names no peer"
resource "aws_security_group_rule" "nowhere" {
  type              = "egress"
  protocol          = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_blocks       = []
  security_group_id = "sg-0123456789abcdef0"
}

# refused: "CloudFormation makes no AD Connectors"
resource "aws_directory_service_directory" "connector" {
  name     = "corp.example.com"
  password = "Example-1234"
  size     = "Small"
  type     = "ADConnector"
  vpc_settings {
    subnet_ids = ["subnet-11111111", "subnet-22222222"]
    vpc_id     = "vpc-0123456789abcdef0"
  }
}

# refused: "CloudFormation makes no key pairs for certificates"
resource "aws_iot_certificate" "generated" {
  active = true
}

# refused: "CloudFormation verifies a domain by its DKIM records"
resource "aws_ses_domain_identity" "verified" {
  domain = "verified.example.com"
}

resource "aws_route53_record" "verification" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "_amazonses.verified.example.com"
  type    = "TXT"
  ttl     = 600
  records = [aws_ses_domain_identity.verified.verification_token]
}

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

provider "aws" {
  alias  = "dns"
  region = "us-east-1"

  assume_role {
    role_arn = "arn:aws:iam::123456789012:role/dns"
  }
}

resource "aws_acm_certificate" "ireland" {
  provider          = aws.ireland
  domain_name       = "ireland.example.com"
  validation_method = "DNS"
}

# refused: "this record is written in another account"
resource "aws_route53_record" "validation" {
  provider = aws.dns
  zone_id  = "Z0123456789ABCDEFGHIJ"
  name     = tolist(aws_acm_certificate.ireland.domain_validation_options)[0].resource_record_name
  type     = tolist(aws_acm_certificate.ireland.domain_validation_options)[0].resource_record_type
  records  = [tolist(aws_acm_certificate.ireland.domain_validation_options)[0].resource_record_value]
  ttl      = 60
}

# refused: "what protects distributions of CloudFront has to be in us-east-1"
resource "aws_wafv2_ip_set" "ireland" {
  provider           = aws.ireland
  name               = "ireland"
  scope              = "CLOUDFRONT"
  ip_address_version = "IPV4"
  addresses          = ["192.0.2.0/24"]
}

# refused: "the certificate of a distribution has to be in us-east-1"
resource "aws_cloudfront_distribution" "ireland" {
  enabled = true
  origin {
    domain_name = "origin.example.com"
    origin_id   = "origin"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "origin"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    acm_certificate_arn = aws_acm_certificate.ireland.arn
    ssl_support_method  = "sni-only"
  }
}

# refused: "CloudFormation takes capacity reservations, spot and maintenance options"
resource "aws_instance" "settings" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  launch_template { name = "example" }
  volume_tags = { Name = "example" }
}

resource "aws_dynamodb_table" "policies" {
  name             = "policies"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"

  attribute {
    name = "id"
    type = "S"
  }
}

# refused: "a policy of the table's stream has no rule"
resource "aws_dynamodb_resource_policy" "of_a_stream" {
  resource_arn = aws_dynamodb_table.policies.stream_arn
  policy       = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "dynamodb:GetRecords", Resource = "*" }] })
}

resource "aws_dynamodb_table" "policies_replicated" {
  name             = "policies-replicated"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "id"
    type = "S"
  }

  replica {
    region_name = "eu-central-1"
  }
}

# refused: "gives each replica of a global table a policy of its own"
resource "aws_dynamodb_resource_policy" "of_a_global_table" {
  resource_arn = aws_dynamodb_table.policies_replicated.arn
  policy       = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "dynamodb:GetItem", Resource = "*" }] })
}

# refused: "CloudFormation makes pipelines with a role only"
resource "aws_sagemaker_pipeline" "alone" {
  pipeline_name         = "alone"
  pipeline_display_name = "alone"
  pipeline_definition   = jsonencode({ Version = "2020-12-01", Steps = [] })
}

# refused: "CloudFormation takes one kernel"
resource "aws_sagemaker_app_image_config" "kernels" {
  app_image_config_name = "kernels"
  kernel_gateway_image_config {
    kernel_spec {
      name = "python3"
    }
    kernel_spec {
      name = "r"
    }
  }
}
