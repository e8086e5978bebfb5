# Three buckets in a ring, each of which replicates to the next: one warning for all of them.
provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

provider "aws" {
  alias  = "eu"
  region = "eu-west-1"
}

# expect: TC5020 warning "aws_s3_bucket.east, aws_s3_bucket.west and aws_s3_bucket.eu need each other"
resource "aws_s3_bucket" "east" {
  bucket = "example-east"
}

resource "aws_s3_bucket" "west" {
  provider = aws.west
  bucket   = "example-west"
}

resource "aws_s3_bucket" "eu" {
  provider = aws.eu
  bucket   = "example-eu"
}

resource "aws_s3_bucket_replication_configuration" "east" {
  bucket = aws_s3_bucket.east.id
  role   = "arn:aws:iam::111122223333:role/replication"

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.west.arn
    }
  }
}

resource "aws_s3_bucket_replication_configuration" "west" {
  provider = aws.west
  bucket   = aws_s3_bucket.west.id
  role     = "arn:aws:iam::111122223333:role/replication"

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.eu.arn
    }
  }
}

resource "aws_s3_bucket_replication_configuration" "eu" {
  provider = aws.eu
  bucket   = aws_s3_bucket.eu.id
  role     = "arn:aws:iam::111122223333:role/replication"

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.east.arn
    }
  }
}
