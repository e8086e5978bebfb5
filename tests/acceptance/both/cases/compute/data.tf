# File systems, warehouses and clusters that compute over data.
resource "aws_efs_file_system" "main" {
  creation_token                  = "compute-main"
  encrypted                       = true
  kms_key_id                      = aws_kms_key.main.arn
  performance_mode                = "generalPurpose"
  throughput_mode                 = "provisioned"
  provisioned_throughput_in_mibps = 64
  tags                            = { Name = "main" }

  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }

  lifecycle_policy {
    transition_to_archive = "AFTER_90_DAYS"
  }

  lifecycle_policy {
    transition_to_primary_storage_class = "AFTER_1_ACCESS"
  }

  protection {
    replication_overwrite = "ENABLED"
  }
}

resource "aws_efs_file_system" "one_zone" {
  availability_zone_name = "us-east-1a"
  performance_mode       = "generalPurpose"
  throughput_mode        = "bursting"
}

resource "aws_efs_backup_policy" "main" {
  file_system_id = aws_efs_file_system.main.id

  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_file_system_policy" "main" {
  file_system_id                     = aws_efs_file_system.main.id
  bypass_policy_lockout_safety_check = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Mount"
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "elasticfilesystem:ClientMount"
    }]
  })
}

resource "aws_efs_mount_target" "main" {
  count           = 2
  file_system_id  = aws_efs_file_system.main.id
  subnet_id       = aws_subnet.main[count.index].id
  ip_address      = "10.50.${count.index}.50"
  security_groups = [aws_security_group.main.id]
}

resource "aws_efs_access_point" "main" {
  file_system_id = aws_efs_file_system.main.id
  tags           = { Name = "main" }

  posix_user {
    uid            = 1000
    gid            = 1000
    secondary_gids = [1001, 1002]
  }

  root_directory {
    path = "/jobs"

    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "755"
    }
  }
}

# --- warehouses --------------------------------------------------------------------------------------------------------

resource "aws_redshift_subnet_group" "main" {
  name        = "compute-warehouse"
  description = "Where the warehouse is"
  subnet_ids  = aws_subnet.main[*].id
  tags        = { Name = "main" }
}

resource "aws_redshift_parameter_group" "main" {
  name        = "compute-main"
  family      = "redshift-1.0"
  description = "Settings of the warehouse"
  tags        = { Name = "main" }

  parameter {
    name  = "require_ssl"
    value = "true"
  }

  parameter {
    name  = "query_group"
    value = "example"
  }
}

resource "aws_redshift_cluster" "main" {
  cluster_identifier                  = "compute-main"
  database_name                       = "sales"
  master_username                     = "warehouse"
  master_password                     = "Correct4horse"
  node_type                           = "ra3.xlplus"
  cluster_type                        = "multi-node"
  number_of_nodes                     = 2
  port                                = 5440
  encrypted                           = true
  kms_key_id                          = aws_kms_key.main.arn
  publicly_accessible                 = false
  enhanced_vpc_routing                = true
  allow_version_upgrade               = false
  automated_snapshot_retention_period = 7
  preferred_maintenance_window        = "sun:05:00-sun:06:00"
  availability_zone                   = "us-east-1a"
  cluster_version                     = "1.0"
  cluster_subnet_group_name           = aws_redshift_subnet_group.main.name
  cluster_parameter_group_name        = aws_redshift_parameter_group.main.name
  vpc_security_group_ids              = [aws_security_group.main.id]
  iam_roles                           = [aws_iam_role.service["redshift"].arn]
  skip_final_snapshot                 = true
  tags                                = { Name = "main" }
}

# --- EMR ---------------------------------------------------------------------------------------------------------------

resource "aws_emr_security_configuration" "main" {
  name = "compute-main"

  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = false
      EnableAtRestEncryption    = true
      AtRestEncryptionConfiguration = {
        S3EncryptionConfiguration = { EncryptionMode = "SSE-S3" }
      }
    }
  })
}

resource "aws_emr_cluster" "main" {
  name                              = "compute-main"
  release_label                     = "emr-6.15.0"
  applications                      = ["Spark", "Hive"]
  service_role                      = aws_iam_role.service["elasticmapreduce"].arn
  autoscaling_role                  = aws_iam_role.service["elasticmapreduce"].arn
  security_configuration            = aws_emr_security_configuration.main.name
  log_uri                           = "s3n://logs-of-clusters/emr/"
  ebs_root_volume_size              = 20
  custom_ami_id                     = "ami-12c6146b"
  keep_job_flow_alive_when_no_steps = true
  termination_protection            = false
  scale_down_behavior               = "TERMINATE_AT_TASK_COMPLETION"
  step_concurrency_level            = 2
  visible_to_all_users              = true
  tags                              = { Name = "main" }

  configurations_json = jsonencode([{
    Classification = "hadoop-env"
    Properties     = {}
    Configurations = [{ Classification = "export", Properties = { JAVA_HOME = "/usr/lib/jvm/java-1.8.0" } }]
  }])

  ec2_attributes {
    subnet_id                         = aws_subnet.main[0].id
    instance_profile                  = aws_iam_instance_profile.main.name
    key_name                          = aws_key_pair.main.key_name
    emr_managed_master_security_group = aws_security_group.main.id
    emr_managed_slave_security_group  = aws_security_group.main.id
    service_access_security_group     = aws_security_group.main.id
    additional_master_security_groups = aws_security_group.main.id
  }

  master_instance_group {
    name           = "leader"
    instance_type  = "m5.xlarge"
    instance_count = 1
  }

  core_instance_group {
    name           = "workers"
    instance_type  = "c4.large"
    instance_count = 2
    bid_price      = "0.30"

    ebs_config {
      size                 = 40
      type                 = "gp2"
      volumes_per_instance = 1
    }
  }

  bootstrap_action {
    name = "prepare"
    path = "s3://scripts/prepare.sh"
    args = ["--fast"]
  }

  step {
    name              = "first"
    action_on_failure = "CONTINUE"

    hadoop_jar_step {
      jar        = "command-runner.jar"
      args       = ["state-pusher-script"]
      properties = { level = "1" }
    }
  }
}

resource "aws_emr_instance_group" "tasks" {
  cluster_id     = aws_emr_cluster.main.id
  name           = "tasks"
  instance_type  = "m5.xlarge"
  instance_count = 1
  bid_price      = "0.25"

  ebs_config {
    size                 = 10
    type                 = "gp2"
    volumes_per_instance = 2
  }
}
