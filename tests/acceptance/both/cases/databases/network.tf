# Where the databases are, what watches them, and what they are encrypted with.
resource "aws_vpc" "main" {
  cidr_block = "10.90.0.0/16"
}

resource "aws_subnet" "main" {
  count             = 3
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet("10.90.0.0/16", 8, count.index)
  availability_zone = "us-east-1${["a", "b", "c"][count.index]}"
}

resource "aws_security_group" "main" {
  name        = "databases-main"
  description = "Databases"
  vpc_id      = aws_vpc.main.id
}

resource "aws_iam_role" "service" {
  for_each = toset(["monitoring.rds", "rds"])
  name     = "databases-${replace(each.key, ".", "-")}"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${each.key}.amazonaws.com" } }]
  })
}

resource "aws_kms_key" "main" {
  description = "Databases"
}

resource "aws_kms_key" "secrets" {
  description = "Passwords of databases"
}

resource "aws_secretsmanager_secret" "joiner" {
  name = "databases-joiner"
}

resource "aws_db_subnet_group" "main" {
  name_prefix = "databases-"
  subnet_ids  = aws_subnet.main[*].id
}

resource "aws_db_parameter_group" "main" {
  name_prefix  = "databases-"
  family       = "postgres13"
  skip_destroy = true
  tags         = { Name = "main" }

  parameter {
    name  = "log_min_duration_statement"
    value = "500"
  }
}

resource "aws_rds_cluster_parameter_group" "main" {
  name_prefix = "databases-"
  family      = "aurora-postgresql16"
  tags        = { Name = "main" }

  parameter {
    name  = "log_statement"
    value = "ddl"
  }
}

resource "aws_db_option_group" "main" {
  name                     = "databases-main"
  option_group_description = "Options of databases"
  engine_name              = "postgres"
  major_engine_version     = "13"
}

resource "aws_db_option_group" "managed" {
  name_prefix          = "databases-"
  engine_name          = "oracle-ee"
  major_engine_version = "19"
  skip_destroy         = true
  tags                 = { Name = "managed" }

  option {
    option_name                    = "OEM_AGENT"
    version                        = "13.5.0.0.v1"
    port                           = 3872
    vpc_security_group_memberships = [aws_security_group.main.id]

    option_settings {
      name  = "OMS_HOST"
      value = "oms.example.com"
    }

    option_settings {
      name  = "OMS_PORT"
      value = "1159"
    }
  }

  option {
    option_name                   = "OEM"
    port                          = 5500
    db_security_group_memberships = ["default"]
  }
}
