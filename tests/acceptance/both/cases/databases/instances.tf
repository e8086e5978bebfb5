# Instances: of every engine that has arguments of its own, copied and restored in every way.
resource "aws_db_instance" "main" {
  identifier                            = "databases-main"
  engine                                = "postgres"
  engine_version                        = "13.16"
  engine_lifecycle_support              = "open-source-rds-extended-support-disabled"
  license_model                         = "postgresql-license"
  instance_class                        = "db.r6g.large"
  db_name                               = "orders"
  username                              = "keeper"
  manage_master_user_password           = true
  master_user_secret_kms_key_id         = aws_kms_key.secrets.arn
  iam_database_authentication_enabled   = true
  allocated_storage                     = 400
  max_allocated_storage                 = 1000
  storage_type                          = "gp3"
  iops                                  = 12000
  storage_throughput                    = 600
  storage_encrypted                     = true
  kms_key_id                            = aws_kms_key.main.arn
  dedicated_log_volume                  = true
  availability_zone                     = "us-east-1a"
  db_subnet_group_name                  = aws_db_subnet_group.main.name
  parameter_group_name                  = aws_db_parameter_group.main.name
  option_group_name                     = aws_db_option_group.main.name
  vpc_security_group_ids                = [aws_security_group.main.id]
  publicly_accessible                   = true
  network_type                          = "DUAL"
  port                                  = 5444
  ca_cert_identifier                    = "rds-ca-ecc384-g1"
  auto_minor_version_upgrade            = false
  allow_major_version_upgrade           = true
  apply_immediately                     = true
  maintenance_window                    = "sun:05:00-sun:06:00"
  backup_window                         = "03:00-04:00"
  backup_retention_period               = 9
  copy_tags_to_snapshot                 = true
  delete_automated_backups              = false
  deletion_protection                   = true
  skip_final_snapshot                   = true
  enabled_cloudwatch_logs_exports       = ["postgresql", "upgrade"]
  monitoring_interval                   = 15
  monitoring_role_arn                   = aws_iam_role.service["monitoring.rds"].arn
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = aws_kms_key.main.arn
  performance_insights_retention_period = 465
  database_insights_mode                = "advanced"
  tags                                  = { Name = "main" }
}

resource "aws_db_instance" "windows" {
  identifier_prefix      = "databases-windows-"
  engine                 = "sqlserver-se"
  engine_version         = "15.00.4335.1.v1"
  license_model          = "license-included"
  instance_class         = "db.m6i.large"
  allocated_storage      = 200
  username               = "keeper"
  password_wo            = "Correct4horse"
  password_wo_version    = 1
  character_set_name     = "Latin1_General_CI_AS"
  timezone               = "Central European Standard Time"
  domain_fqdn            = "databases.example.com"
  domain_ou              = "OU=databases,DC=example,DC=com"
  domain_auth_secret_arn = aws_secretsmanager_secret.joiner.arn
  domain_dns_ips         = ["10.90.0.10", "10.90.1.10"]
  skip_final_snapshot    = true
}

resource "aws_db_instance" "managed" {
  identifier               = "databases-managed"
  engine                   = "oracle-ee"
  engine_version           = "19.0.0.0.ru-2024-07.rur-2024-07.r1"
  license_model            = "bring-your-own-license"
  instance_class           = "db.m6i.large"
  allocated_storage        = 100
  username                 = "keeper"
  password                 = "Correct4horse"
  option_group_name        = aws_db_option_group.managed.name
  character_set_name       = "AL32UTF8"
  nchar_character_set_name = "UTF8"
  domain                   = "d-1234567890"
  domain_iam_role_name     = aws_iam_role.service["rds"].name
  backup_retention_period  = 3
  backup_target            = "region"
  multi_az                 = true
  skip_final_snapshot      = true
}

resource "aws_db_instance" "custom" {
  identifier                  = "databases-custom"
  engine                      = "custom-sqlserver-se"
  engine_version              = "15.00.4335.1.v1"
  instance_class              = "db.m6i.large"
  allocated_storage           = 200
  storage_type                = "gp2"
  port                        = 1433
  username                    = "keeper"
  password                    = "Correct4horse"
  custom_iam_instance_profile = "AWSRDSCustomInstances"
  auto_minor_version_upgrade  = false
  backup_retention_period     = 2
  skip_final_snapshot         = true
}

# --- what is copied and restored ---------------------------------------------------------------------------------------

resource "aws_db_instance" "replica" {
  identifier          = "databases-replica"
  replicate_source_db = "databases-source"
  replica_mode        = "mounted"
  instance_class      = "db.m6i.large"
  skip_final_snapshot = true
}

resource "aws_db_instance" "from_snapshot" {
  identifier             = "databases-from-snapshot"
  snapshot_identifier    = "databases-snapshot"
  engine                 = "postgres"
  instance_class         = "db.r6g.large"
  db_name                = "orders"
  username               = "keeper"
  password               = "Correct4horse"
  storage_encrypted      = true
  kms_key_id             = aws_kms_key.main.arn
  db_subnet_group_name   = aws_db_subnet_group.main.name
  vpc_security_group_ids = [aws_security_group.main.id]
  skip_final_snapshot    = true
}

resource "aws_db_instance" "from_time" {
  identifier          = "databases-from-time"
  instance_class      = "db.r6g.large"
  skip_final_snapshot = true

  restore_to_point_in_time {
    source_db_instance_identifier = "databases-source"
    restore_time                  = "2030-01-01T12:00:00Z"
  }
}

resource "aws_db_instance" "from_resource" {
  identifier          = "databases-from-resource"
  instance_class      = "db.r6g.large"
  skip_final_snapshot = true

  restore_to_point_in_time {
    source_dbi_resource_id     = aws_db_instance.managed.resource_id
    use_latest_restorable_time = true
  }
}

resource "aws_db_instance" "from_backups" {
  identifier          = "databases-from-backups"
  instance_class      = "db.r6g.large"
  skip_final_snapshot = true

  restore_to_point_in_time {
    source_db_instance_automated_backups_arn = "arn:aws:rds:us-east-1:${data.aws_caller_identity.current.account_id}:auto-backup:${aws_db_instance.managed.resource_id}"
    use_latest_restorable_time               = true
  }
}
