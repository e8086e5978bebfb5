provider "aws" {
  region = "us-east-1"
}
resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.2.0/24"
}
resource "aws_security_group" "s" { vpc_id = aws_vpc.v.id }
resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "glue.amazonaws.com" } }] })
}
resource "aws_s3_bucket" "b" { bucket = "x3-bucket" }
resource "aws_kinesis_firehose_delivery_stream" "f" {
  name        = "f"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn       = aws_iam_role.r.arn
    bucket_arn     = aws_s3_bucket.b.arn
    buffering_size = 64
    processing_configuration {
      enabled = true
      processors {
        type = "AppendDelimiterToRecord"
      }
    }
    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = "g"
      log_stream_name = "s"
    }
  }
}
resource "aws_glue_catalog_database" "d" { name = "d" }
resource "aws_glue_crawler" "c" {
  name          = "c"
  role          = aws_iam_role.r.arn
  database_name = aws_glue_catalog_database.d.name
  schedule      = "cron(15 12 * * ? *)"
  s3_target {
    path = "s3://x3-bucket/data"
  }
}
resource "aws_glue_job" "j" {
  name     = "j"
  role_arn = aws_iam_role.r.arn
  command {
    script_location = "s3://x3-bucket/job.py"
  }
  default_arguments = { "--job-language" = "python" }
  tags              = { a = "b" }
}
resource "aws_glue_catalog_table" "t" {
  name          = "t"
  database_name = aws_glue_catalog_database.d.name
  storage_descriptor {
    location = "s3://x3-bucket/t"
    columns {
      name = "id"
      type = "bigint"
    }
    ser_de_info {
      serialization_library = "org.openx.data.jsonserde.JsonSerDe"
    }
  }
}
resource "aws_redshift_subnet_group" "r" {
  name       = "r"
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_redshift_cluster" "r" {
  cluster_identifier        = "r"
  node_type                 = "ra3.xlplus"
  master_username           = "admin1"
  manage_master_password    = true
  cluster_subnet_group_name = aws_redshift_subnet_group.r.name
  skip_final_snapshot       = true
  number_of_nodes           = 2
}
resource "aws_opensearch_domain" "o" {
  domain_name    = "o-dom"
  engine_version = "OpenSearch_2.11"
  cluster_config {
    instance_type  = "m6g.large.search"
    instance_count = 2
  }
  ebs_options {
    ebs_enabled = true
    volume_size = 20
  }
  encrypt_at_rest {
    enabled = true
  }
  node_to_node_encryption {
    enabled = true
  }
}
resource "aws_neptune_cluster" "n" {
  cluster_identifier  = "n"
  skip_final_snapshot = true
}
resource "aws_neptune_cluster_instance" "n" {
  cluster_identifier = aws_neptune_cluster.n.id
  instance_class     = "db.r5.large"
}
resource "aws_docdb_cluster" "d" {
  cluster_identifier          = "d"
  master_username             = "admin1"
  manage_master_user_password = true
  skip_final_snapshot         = true
}
resource "aws_docdb_cluster_instance" "d" {
  cluster_identifier = aws_docdb_cluster.d.id
  instance_class     = "db.r5.large"
}
resource "aws_msk_cluster" "m" {
  cluster_name           = "m"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 2
  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = [aws_subnet.a.id, aws_subnet.b.id]
    security_groups = [aws_security_group.s.id]
    storage_info {
      ebs_storage_info {
        volume_size = 100
      }
    }
  }
  client_authentication {
    sasl {
      iam = true
    }
  }
}
resource "aws_mq_broker" "q" {
  broker_name        = "q"
  engine_type        = "RabbitMQ"
  engine_version     = "3.13"
  host_instance_type = "mq.t3.micro"
  user {
    username = "someone"
    password = var.mq_password
  }
}
resource "aws_codebuild_project" "c" {
  name         = "c"
  service_role = aws_iam_role.r.arn
  artifacts {
    type = "NO_ARTIFACTS"
  }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
    environment_variable {
      name  = "A"
      value = "b"
    }
  }
  source {
    type     = "GITHUB"
    location = "https://github.com/example/x.git"
  }
}
resource "aws_codepipeline" "p" {
  name     = "p"
  role_arn = aws_iam_role.r.arn
  artifact_store {
    location = aws_s3_bucket.b.bucket
    type     = "S3"
  }
  stage {
    name = "Source"
    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "S3"
      version          = "1"
      output_artifacts = ["src"]
      configuration    = { S3Bucket = aws_s3_bucket.b.bucket, S3ObjectKey = "x.zip" }
    }
  }
  stage {
    name = "Build"
    action {
      name            = "Build"
      category        = "Build"
      owner           = "AWS"
      provider        = "CodeBuild"
      version         = "1"
      input_artifacts = ["src"]
      configuration   = { ProjectName = aws_codebuild_project.c.name }
    }
  }
}
resource "aws_batch_job_queue" "q" {
  name     = "q"
  state    = "ENABLED"
  priority = 1
  compute_environment_order {
    order               = 1
    compute_environment = aws_batch_compute_environment.e.arn
  }
}
resource "aws_batch_compute_environment" "e" {
  compute_environment_name = "e"
  type                     = "MANAGED"
  compute_resources {
    type               = "FARGATE"
    max_vcpus          = 4
    subnets            = [aws_subnet.a.id]
    security_group_ids = [aws_security_group.s.id]
  }
}
resource "aws_db_proxy" "p" {
  name           = "p"
  engine_family  = "POSTGRESQL"
  role_arn       = aws_iam_role.r.arn
  vpc_subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
  auth {
    secret_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:x"
  }
}
resource "aws_db_proxy_default_target_group" "p" {
  db_proxy_name = aws_db_proxy.p.name
  connection_pool_config {
    max_connections_percent = 90
  }
}
resource "aws_db_proxy_target" "p" {
  db_proxy_name          = aws_db_proxy.p.name
  target_group_name      = aws_db_proxy_default_target_group.p.name
  db_instance_identifier = "db"
}
resource "aws_ssm_document" "d" {
  name          = "doc"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "1.2", description = "x", parameters = {}, runtimeConfig = { "aws:runShellScript" = { properties = [{ id = "0.aws:runShellScript", runCommand = ["ls"] }] } } })
}
resource "aws_cloudwatch_event_connection" "c" {
  name               = "c"
  authorization_type = "API_KEY"
  auth_parameters {
    api_key {
      key   = "x-k"
      value = "v"
    }
  }
}
resource "aws_acmpca_certificate_authority" "ca" {
  type = "ROOT"
  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"
    subject {
      common_name = "example.com"
    }
  }
}
resource "aws_organizations_account" "a" {
  name  = "a"
  email = "a@example.com"
}
resource "aws_route53recoverycontrolconfig_cluster" "c" { name = "c" }
resource "aws_route53recoverycontrolconfig_control_panel" "p" {
  name        = "p"
  cluster_arn = aws_route53recoverycontrolconfig_cluster.c.arn
}
resource "aws_route53recoverycontrolconfig_safety_rule" "s" {
  name              = "s"
  control_panel_arn = aws_route53recoverycontrolconfig_control_panel.p.arn
  wait_period_ms    = 5000
  asserted_controls = [aws_route53recoverycontrolconfig_routing_control.r.arn]
  rule_config {
    inverted  = false
    threshold = 1
    type      = "AND"
  }
}
resource "aws_route53recoverycontrolconfig_routing_control" "r" {
  name              = "r"
  cluster_arn       = aws_route53recoverycontrolconfig_cluster.c.arn
  control_panel_arn = aws_route53recoverycontrolconfig_control_panel.p.arn
}
resource "aws_pipes_pipe" "p" {
  name     = "p"
  role_arn = aws_iam_role.r.arn
  source   = "arn:aws:sqs:us-east-1:123456789012:a"
  target   = "arn:aws:sqs:us-east-1:123456789012:b"
}

variable "mq_password" {
  type      = string
  sensitive = true
}
