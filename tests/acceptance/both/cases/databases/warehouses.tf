# Warehouses: what is ordinary about one is in the case `compute`.
resource "aws_redshift_cluster" "main" {
  cluster_identifier                   = "databases-main"
  node_type                            = "ra3.4xlarge"
  number_of_nodes                      = 2
  master_username                      = "keeper"
  manage_master_password               = true
  master_password_secret_kms_key_id    = aws_kms_key.secrets.arn
  encrypted                            = true
  kms_key_id                           = aws_kms_key.main.arn
  availability_zone_relocation_enabled = true
  aqua_configuration_status            = "auto"
  maintenance_track_name               = "trailing"
  manual_snapshot_retention_period     = 30
  publicly_accessible                  = false
  skip_final_snapshot                  = true

  logging {
    enable               = true
    log_destination_type = "s3"
    bucket_name          = "databases-logs"
    s3_key_prefix        = "warehouses/"
  }

  snapshot_copy {
    destination_region = "us-west-2"
    grant_name         = "databases"
    retention_period   = 14
  }
}

resource "aws_redshift_cluster" "zones" {
  cluster_identifier  = "databases-zones"
  node_type           = "ra3.4xlarge"
  number_of_nodes     = 2
  master_username     = "keeper"
  master_password     = "Correct4horse"
  multi_az            = true
  encrypted           = true
  elastic_ip          = aws_eip.main.public_ip
  publicly_accessible = true
  skip_final_snapshot = true

  logging {
    enable               = true
    log_destination_type = "cloudwatch"
    log_exports          = ["connectionlog", "userlog"]
  }
}

resource "aws_eip" "main" {
  domain = "vpc"
}

resource "aws_redshift_cluster" "restored" {
  cluster_identifier          = "databases-restored"
  snapshot_identifier         = "databases-snapshot"
  snapshot_cluster_identifier = "before"
  owner_account               = data.aws_caller_identity.current.account_id
  node_type                   = "ra3.4xlarge"
  number_of_nodes             = 2
  master_username             = "keeper"
  master_password             = "Correct4horse"
  skip_final_snapshot         = true
}
