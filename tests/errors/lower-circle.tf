# Two buckets that replicate to each other, and whose names only the deployment knows.
provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

# expect: TC5020 warning "aws_s3_bucket.east and aws_s3_bucket.west need each other"
resource "aws_s3_bucket" "east" {
  bucket_prefix = "east-"
}

resource "aws_s3_bucket" "west" {
  provider      = aws.west
  bucket_prefix = "west-"
}

resource "aws_iam_role" "replication" {
  name = "replication"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "s3.amazonaws.com" } }]
  })
}

resource "aws_s3_bucket_replication_configuration" "east" {
  bucket = aws_s3_bucket.east.id
  role   = aws_iam_role.replication.arn

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.west.arn # expect: TC5008 error "aws_s3_bucket.west.arn is needed by a stack that is deployed before its own"
    }
  }
}

resource "aws_s3_bucket_replication_configuration" "west" {
  provider = aws.west
  bucket   = aws_s3_bucket.west.id
  role     = aws_iam_role.replication.arn

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.east.arn
    }
  }
}
