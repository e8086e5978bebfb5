# refused: blue_green_update
resource "aws_db_instance" "db_instance_blue_green_update" {
  instance_class = "db.t4g.medium"
  blue_green_update {
    enabled = true
  }
}

# refused: customer_owned_ip_enabled
resource "aws_db_instance" "db_instance_customer_owned_ip_enabled" {
  customer_owned_ip_enabled = true
  instance_class            = "db.t4g.medium"
}

# refused: s3_import
resource "aws_db_instance" "db_instance_s3_import" {
  instance_class = "db.t4g.medium"
  s3_import {
    bucket_name           = "example"
    ingestion_role        = "arn:aws:iam::123456789012:role/example"
    source_engine         = "example"
    source_engine_version = "example"
  }
}

# refused: upgrade_storage_config
resource "aws_db_instance" "db_instance_upgrade_storage_config" {
  instance_class         = "db.t4g.medium"
  upgrade_storage_config = true
}

# refused: ca_certificate_identifier
resource "aws_rds_cluster" "rds_cluster_ca_certificate_identifier" {
  ca_certificate_identifier = "rds-cluster"
  engine                    = "aurora-postgresql"
}

# refused: s3_import
resource "aws_rds_cluster" "rds_cluster_s3_import" {
  engine = "aurora-postgresql"
  s3_import {
    bucket_name           = "example"
    ingestion_role        = "arn:aws:iam::123456789012:role/example"
    source_engine         = "example"
    source_engine_version = "example"
  }
}

# refused: auth.username
resource "aws_db_proxy" "db_proxy_auth_username" {
  engine_family  = "MYSQL"
  name           = "db-proxy"
  role_arn       = "arn:aws:iam::123456789012:role/example"
  vpc_subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  auth {
    username = "administrator"
  }
}
