# Clusters of Aurora and of several zones, copied and restored in every way.
resource "aws_rds_cluster" "main" {
  cluster_identifier                    = "databases-main"
  engine                                = "aurora-postgresql"
  engine_version                        = "16.4"
  engine_mode                           = "provisioned"
  engine_lifecycle_support              = "open-source-rds-extended-support-disabled"
  availability_zones                    = ["us-east-1a", "us-east-1b", "us-east-1c"]
  database_name                         = "orders"
  master_username                       = "keeper"
  manage_master_user_password           = true
  master_user_secret_kms_key_id         = aws_kms_key.secrets.arn
  iam_database_authentication_enabled   = true
  iam_roles                             = [aws_iam_role.service["rds"].arn]
  db_subnet_group_name                  = aws_db_subnet_group.main.name
  db_cluster_parameter_group_name       = aws_rds_cluster_parameter_group.main.name
  vpc_security_group_ids                = [aws_security_group.main.id]
  network_type                          = "DUAL"
  port                                  = 5444
  storage_type                          = "aurora-iopt1"
  storage_encrypted                     = true
  kms_key_id                            = aws_kms_key.main.arn
  apply_immediately                     = true
  preferred_maintenance_window          = "sun:05:00-sun:06:00"
  preferred_backup_window               = "03:00-04:00"
  backup_retention_period               = 9
  copy_tags_to_snapshot                 = true
  deletion_protection                   = true
  skip_final_snapshot                   = true
  enable_local_write_forwarding         = true
  enabled_cloudwatch_logs_exports       = ["postgresql"]
  database_insights_mode                = "advanced"
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = aws_kms_key.main.arn
  performance_insights_retention_period = 465
  tags                                  = { Name = "main" }

  serverlessv2_scaling_configuration {
    min_capacity             = 0
    max_capacity             = 16
    seconds_until_auto_pause = 1800
  }
}

resource "aws_rds_cluster_instance" "main" {
  identifier                            = "databases-main-1"
  cluster_identifier                    = aws_rds_cluster.main.id
  engine                                = aws_rds_cluster.main.engine
  engine_version                        = aws_rds_cluster.main.engine_version
  instance_class                        = "db.r6g.large"
  availability_zone                     = "us-east-1b"
  db_subnet_group_name                  = aws_db_subnet_group.main.name
  db_parameter_group_name               = aws_db_parameter_group.main.name
  ca_cert_identifier                    = "rds-ca-ecc384-g1"
  publicly_accessible                   = true
  promotion_tier                        = 3
  apply_immediately                     = true
  auto_minor_version_upgrade            = false
  preferred_maintenance_window          = "sat:05:00-sat:06:00"
  monitoring_interval                   = 30
  monitoring_role_arn                   = aws_iam_role.service["monitoring.rds"].arn
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = aws_kms_key.main.arn
  performance_insights_retention_period = 93
  tags                                  = { Name = "first" }
}

resource "aws_rds_cluster" "serverless" {
  cluster_identifier_prefix  = "databases-serverless-"
  engine                     = "aurora-mysql"
  engine_version             = "5.7.mysql_aurora.2.08.3"
  engine_mode                = "serverless"
  master_username            = "keeper"
  master_password_wo         = "Correct4horse"
  master_password_wo_version = 1
  enable_http_endpoint       = true
  skip_final_snapshot        = true

  scaling_configuration {
    auto_pause               = false
    min_capacity             = 2
    max_capacity             = 64
    seconds_before_timeout   = 360
    seconds_until_auto_pause = 600
    timeout_action           = "ForceApplyCapacityChange"
  }
}

resource "aws_rds_cluster" "zones" {
  cluster_identifier        = "databases-zones"
  engine                    = "mysql"
  engine_version            = "8.0.39"
  db_cluster_instance_class = "db.r6gd.large"
  storage_type              = "io1"
  allocated_storage         = 100
  iops                      = 1000
  master_username           = "keeper"
  master_password           = "Correct4horse"
  monitoring_interval       = 60
  monitoring_role_arn       = aws_iam_role.service["monitoring.rds"].arn
  delete_automated_backups  = false
  skip_final_snapshot       = true
}

resource "aws_rds_cluster_instance" "zones" {
  identifier_prefix       = "databases-zones-"
  cluster_identifier      = aws_rds_cluster.zones.id
  engine                  = aws_rds_cluster.zones.engine
  instance_class          = "db.r6gd.large"
  copy_tags_to_snapshot   = true
  preferred_backup_window = "02:00-03:00"
}

resource "aws_rds_cluster" "limitless" {
  cluster_identifier               = "databases-limitless"
  engine                           = "aurora-postgresql"
  engine_version                   = "16.4"
  cluster_scalability_type         = "limitless"
  master_username                  = "keeper"
  master_password                  = "Correct4horse"
  domain                           = "d-1234567890"
  domain_iam_role_name             = aws_iam_role.service["rds"].name
  db_system_id                     = "ORDERS"
  db_instance_parameter_group_name = aws_db_parameter_group.main.name
  skip_final_snapshot              = true
}

resource "aws_rds_cluster_instance" "limitless" {
  cluster_identifier          = aws_rds_cluster.limitless.id
  engine                      = aws_rds_cluster.limitless.engine
  identifier                  = "databases-limitless-1"
  instance_class              = "db.r6g.large"
  custom_iam_instance_profile = "AWSRDSCustomInstances"
}

# --- copies ------------------------------------------------------------------------------------------------------------

resource "aws_rds_cluster" "west" {
  provider            = aws.west
  cluster_identifier  = "databases-west"
  engine              = "aurora-mysql"
  engine_version      = "8.0.mysql_aurora.3.07.1"
  backtrack_window    = 3600
  master_username     = "keeper"
  master_password     = "Correct4horse"
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "replica" {
  cluster_identifier            = "databases-replica"
  engine                        = "aurora-mysql"
  engine_version                = "8.0.mysql_aurora.3.07.1"
  master_username               = "keeper"
  master_password               = "Correct4horse"
  replication_source_identifier = aws_rds_cluster.west.arn
  source_region                 = "us-west-2"
  skip_final_snapshot           = true
}

resource "aws_rds_cluster" "from_snapshot" {
  cluster_identifier  = "databases-from-snapshot"
  engine              = "aurora-mysql"
  snapshot_identifier = "databases-cluster-snapshot"
  master_username     = "keeper"
  master_password     = "Correct4horse"
  storage_encrypted   = true
  kms_key_id          = aws_kms_key.main.arn
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "from_time" {
  cluster_identifier  = "databases-from-time"
  master_username     = "keeper"
  master_password     = "Correct4horse"
  storage_encrypted   = true
  engine              = "mysql"
  skip_final_snapshot = true

  restore_to_point_in_time {
    source_cluster_identifier = aws_rds_cluster.zones.cluster_identifier
    restore_type              = "copy-on-write"
    restore_to_time           = "2030-01-01T12:00:00Z"
  }
}

resource "aws_rds_cluster" "from_resource" {
  cluster_identifier  = "databases-from-resource"
  engine              = "mysql"
  skip_final_snapshot = true

  restore_to_point_in_time {
    source_cluster_resource_id = aws_rds_cluster.zones.cluster_resource_id
    use_latest_restorable_time = true
  }
}

# --- clusters of the world ---------------------------------------------------------------------------------------------

resource "aws_rds_global_cluster" "main" {
  global_cluster_identifier = "databases-main"
  engine                    = "aurora-postgresql"
  engine_version            = "16.4"
  engine_lifecycle_support  = "open-source-rds-extended-support-disabled"
  deletion_protection       = true
  tags                      = { Name = "main" }
}

resource "aws_rds_cluster" "member" {
  cluster_identifier             = "databases-member"
  global_cluster_identifier      = aws_rds_global_cluster.main.id
  engine                         = aws_rds_global_cluster.main.engine
  engine_version                 = aws_rds_global_cluster.main.engine_version
  master_username                = "keeper"
  master_password                = "Correct4horse"
  enable_global_write_forwarding = true
  skip_final_snapshot            = true
}

resource "aws_rds_global_cluster" "taken" {
  global_cluster_identifier    = "databases-taken"
  source_db_cluster_identifier = aws_rds_cluster.limitless.arn
  force_destroy                = true
}
