# An Aurora global database: the standby cluster follows by storage replication, about a second behind, and can be made the writer.

locals {
  engine         = "aurora-mysql"
  engine_version = "8.0.mysql_aurora.3.10.4"
}

resource "aws_rds_global_cluster" "this" {
  global_cluster_identifier = var.application
  engine                    = local.engine
  engine_version            = local.engine_version
  storage_encrypted         = true
}

resource "aws_kms_key" "active" {
  description         = "${var.application}: database in the active region"
  enable_key_rotation = true
}

resource "aws_kms_key" "standby" {
  provider = aws.standby

  description         = "${var.application}: database in the standby region"
  enable_key_rotation = true
}

resource "aws_db_subnet_group" "active" {
  name       = "${var.application}-active"
  subnet_ids = module.active.data_subnet_ids
}

resource "aws_db_subnet_group" "standby" {
  provider = aws.standby

  name       = "${var.application}-standby"
  subnet_ids = module.standby.data_subnet_ids
}

resource "aws_security_group" "active_database" {
  name        = "${var.application}-database"
  description = "MySQL from the application servers"
  vpc_id      = module.active.vpc_id

  ingress {
    description     = "MySQL"
    from_port       = 3306
    to_port         = 3306
    protocol        = "tcp"
    security_groups = [module.active.server_security_group_id]
  }
}

resource "aws_security_group" "standby_database" {
  provider = aws.standby

  name        = "${var.application}-database"
  description = "MySQL from the application servers"
  vpc_id      = module.standby.vpc_id

  ingress {
    description     = "MySQL"
    from_port       = 3306
    to_port         = 3306
    protocol        = "tcp"
    security_groups = [module.standby.server_security_group_id]
  }
}

resource "aws_rds_cluster_parameter_group" "active" {
  name        = "${var.application}-active"
  description = "Encrypted connections only"
  family      = "aurora-mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "ON"
  }
}

resource "aws_rds_cluster" "active" {
  cluster_identifier              = "${var.application}-active"
  global_cluster_identifier       = aws_rds_global_cluster.this.id
  engine                          = local.engine
  engine_version                  = local.engine_version
  database_name                   = "ledger"
  master_username                 = var.master_username
  master_password                 = var.master_password
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.active.arn
  db_subnet_group_name            = aws_db_subnet_group.active.name
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.active.name
  vpc_security_group_ids          = [aws_security_group.active_database.id]
  backup_retention_period         = 14
  preferred_backup_window         = "07:00-09:00"
  enabled_cloudwatch_logs_exports = ["audit", "error"]
  skip_final_snapshot             = true

  # The global cluster upgrades its members.
  lifecycle {
    ignore_changes = [engine_version]
  }
}

resource "aws_rds_cluster_instance" "active" {
  count = 2

  identifier         = "${var.application}-active-${count.index}"
  cluster_identifier = aws_rds_cluster.active.id
  engine             = aws_rds_cluster.active.engine
  engine_version     = aws_rds_cluster.active.engine_version
  instance_class     = "db.r7g.large"
  promotion_tier     = count.index
}

resource "aws_rds_cluster" "standby" {
  provider = aws.standby

  cluster_identifier        = "${var.application}-standby"
  global_cluster_identifier = aws_rds_global_cluster.this.id
  engine                    = local.engine
  engine_version            = local.engine_version
  storage_encrypted         = true
  kms_key_id                = aws_kms_key.standby.arn
  db_subnet_group_name      = aws_db_subnet_group.standby.name
  vpc_security_group_ids    = [aws_security_group.standby_database.id]
  skip_final_snapshot       = true

  # A secondary cluster can only join a global cluster that has a writer.
  depends_on = [aws_rds_cluster_instance.active]

  lifecycle {
    ignore_changes = [engine_version, replication_source_identifier]
  }
}

resource "aws_rds_cluster_instance" "standby" {
  provider = aws.standby

  identifier         = "${var.application}-standby-0"
  cluster_identifier = aws_rds_cluster.standby.id
  engine             = aws_rds_cluster.standby.engine
  engine_version     = aws_rds_cluster.standby.engine_version
  instance_class     = "db.r7g.large"
}
