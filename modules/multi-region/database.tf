# MySQL in the primary region and an encrypted read replica of it in the secondary one. After a failover the replica is promoted.

resource "aws_security_group" "primary_db" {
  provider = aws.primary

  name        = "${var.project}-primary-db"
  description = "MySQL in the primary region"
  vpc_id      = module.network_primary.vpc_id

  tags = {
    Name = "Primary Database Security Group"
  }
}

resource "aws_vpc_security_group_ingress_rule" "primary_db_from_cluster" {
  provider = aws.primary

  security_group_id            = aws_security_group.primary_db.id
  description                  = "MySQL from the cluster of this region"
  referenced_security_group_id = module.cluster_primary.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 3306
  to_port                      = 3306
}

resource "aws_vpc_security_group_ingress_rule" "primary_db_from_peer" {
  provider = aws.primary

  security_group_id = aws_security_group.primary_db.id
  description       = "MySQL writes from the secondary region, over the peering connection"
  cidr_ipv4         = var.secondary_cidr
  ip_protocol       = "tcp"
  from_port         = 3306
  to_port           = 3306
}

resource "aws_security_group" "secondary_db" {
  provider = aws.secondary

  name        = "${var.project}-secondary-db"
  description = "MySQL in the secondary region"
  vpc_id      = module.network_secondary.vpc_id

  tags = {
    Name = "Secondary Database Security Group"
  }
}

resource "aws_vpc_security_group_ingress_rule" "secondary_db_from_cluster" {
  provider = aws.secondary

  security_group_id            = aws_security_group.secondary_db.id
  description                  = "MySQL from the cluster of this region"
  referenced_security_group_id = module.cluster_secondary.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 3306
  to_port                      = 3306
}

resource "aws_db_subnet_group" "primary" {
  provider = aws.primary

  name        = "${var.project}-primary"
  description = "Private subnets of the primary region"
  subnet_ids  = module.network_primary.private_subnet_ids

  tags = {
    Name = "Primary DB Subnet Group"
  }
}

resource "aws_db_subnet_group" "secondary" {
  provider = aws.secondary

  name        = "${var.project}-secondary"
  description = "Private subnets of the secondary region"
  subnet_ids  = module.network_secondary.private_subnet_ids

  tags = {
    Name = "Secondary DB Subnet Group"
  }
}

# The replica has a parameter group of its own: parameter groups are regional, and are not replicated.

resource "aws_db_parameter_group" "primary" {
  provider = aws.primary

  name        = "${var.project}-primary"
  description = "MySQL 8.0 with encrypted connections only"
  family      = "mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "1"
  }

  parameter {
    name  = "slow_query_log"
    value = "1"
  }
}

resource "aws_db_parameter_group" "secondary" {
  provider = aws.secondary

  name        = "${var.project}-secondary"
  description = "MySQL 8.0 with encrypted connections only"
  family      = "mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "1"
  }

  parameter {
    name  = "slow_query_log"
    value = "1"
  }
}

resource "aws_db_instance" "primary" {
  provider = aws.primary

  identifier     = "${var.project}-primary"
  engine         = "mysql"
  engine_version = "8.0.46"
  instance_class = var.db_instance_class

  allocated_storage = var.db_allocated_storage
  storage_type      = "gp3"
  storage_encrypted = true
  kms_key_id        = aws_kms_key.primary.arn

  db_name  = var.db_name
  username = var.db_username
  password = var.db_password

  multi_az               = var.db_multi_az
  publicly_accessible    = false
  vpc_security_group_ids = [aws_security_group.primary_db.id]
  db_subnet_group_name   = aws_db_subnet_group.primary.name
  parameter_group_name   = aws_db_parameter_group.primary.name

  # A replica can only be made of an instance that keeps backups.
  backup_retention_period = 7
  backup_window           = "03:00-04:00"
  maintenance_window      = "sun:04:30-sun:05:30"
  copy_tags_to_snapshot   = true

  auto_minor_version_upgrade      = true
  deletion_protection             = var.deletion_protection
  enabled_cloudwatch_logs_exports = ["error", "slowquery"]
  skip_final_snapshot             = true

  tags = {
    Name   = "Primary Database"
    Region = var.primary_region
  }
}

# Across regions, RDS wants the source as an ARN, and a key of the replica's own region.
resource "aws_db_instance" "secondary" {
  provider = aws.secondary

  identifier          = "${var.project}-secondary"
  replicate_source_db = aws_db_instance.primary.arn
  instance_class      = var.db_instance_class

  storage_type      = "gp3"
  storage_encrypted = true
  kms_key_id        = aws_kms_key.secondary.arn

  publicly_accessible    = false
  vpc_security_group_ids = [aws_security_group.secondary_db.id]
  db_subnet_group_name   = aws_db_subnet_group.secondary.name
  parameter_group_name   = aws_db_parameter_group.secondary.name

  backup_retention_period = 7
  maintenance_window      = "sun:05:30-sun:06:30"
  copy_tags_to_snapshot   = true

  auto_minor_version_upgrade      = true
  deletion_protection             = var.deletion_protection
  enabled_cloudwatch_logs_exports = ["error", "slowquery"]
  skip_final_snapshot             = true

  tags = {
    Name   = "Secondary Database"
    Region = var.secondary_region
  }
}
