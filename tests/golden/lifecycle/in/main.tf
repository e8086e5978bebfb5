provider "aws" {
  region = "us-east-1"
}

resource "aws_s3_bucket" "kept" {
  bucket = "example-kept"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_db_instance" "main" {
  allocated_storage           = 20
  engine                      = "mysql"
  instance_class              = "db.t4g.micro"
  username                    = "root"
  manage_master_user_password = true
  final_snapshot_identifier   = "last"

  lifecycle {
    ignore_changes        = [engine_version]
    create_before_destroy = true
  }
}

resource "aws_db_instance" "throwaway" {
  allocated_storage           = 20
  engine                      = "mysql"
  instance_class              = "db.t4g.micro"
  username                    = "root"
  manage_master_user_password = true
  skip_final_snapshot         = true
}
