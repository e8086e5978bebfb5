provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

# The bucket in the east replicates to one in the west, the database in the west is a replica of one in the east: each region needs the other
# one, and the west becomes two stacks.
resource "aws_s3_bucket" "source" {
  bucket_prefix = "source-"
}

resource "aws_s3_bucket_versioning" "source" {
  bucket = aws_s3_bucket.source.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "target" {
  provider      = aws.west
  bucket_prefix = "target-"
}

resource "aws_s3_bucket_versioning" "target" {
  provider = aws.west
  bucket   = aws_s3_bucket.target.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_iam_role" "replication" {
  name = "replication"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "s3.amazonaws.com" }
    }]
  })
}

resource "aws_s3_bucket_replication_configuration" "main" {
  bucket = aws_s3_bucket.source.id
  role   = aws_iam_role.replication.arn

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.target.arn
    }
  }

  depends_on = [aws_s3_bucket_versioning.source, aws_s3_bucket_versioning.target]
}

resource "aws_db_instance" "primary" {
  allocated_storage       = 20
  engine                  = "mysql"
  instance_class          = "db.t4g.micro"
  username                = "root"
  password                = var.password
  backup_retention_period = 7
  skip_final_snapshot     = true
}

resource "aws_db_instance" "replica" {
  provider            = aws.west
  replicate_source_db = aws_db_instance.primary.arn
  instance_class      = "db.t4g.micro"
  skip_final_snapshot = true
}

variable "password" {
  type      = string
  sensitive = true
}
