# What no resource type of CloudFormation does.
provider "aws" {
  region = "eu-west-1"
}

resource "aws_s3_bucket" "code" {}

# expect: TC5070 error "Nothing in CloudFormation does what aws_s3_object.readme does"
resource "aws_s3_object" "readme" {
  bucket  = aws_s3_bucket.code.id
  key     = "readme.txt"
  content = "Read me."
}

# expect: TC5070 error "Nothing in CloudFormation does what aws_ebs_encryption_by_default.this does"
resource "aws_ebs_encryption_by_default" "this" {}

# expect: TC5070 error "Nothing in CloudFormation does what aws_ec2_tag.shared does"
resource "aws_ec2_tag" "shared" {
  resource_id = "subnet-0123456789abcdef0"
  key         = "Team"
  value       = "shop"
}

# What a packaged template cannot do of an archive.
data "archive_file" "part" {
  type        = "zip"
  source_dir  = "src"
  output_path = "part.zip"
  excludes    = ["tests"] # expect: TC5003 error "Argument \"excludes\" of data.archive_file.part cannot be expressed"
}

# expect: TC5010 error "data.archive_file.hashed cannot be expressed"
data "archive_file" "hashed" {
  type        = "zip"
  source_dir  = "src"
  output_path = "hashed.zip"
}

resource "aws_lambda_function" "part" {
  function_name = "part"
  role          = "arn:aws:iam::111122223333:role/app"
  handler       = "index.main"
  runtime       = "python3.12"
  filename      = data.archive_file.part.output_path
  description   = data.archive_file.hashed.output_sha256
}

data "aws_availability_zones" "local" {
  # expect-anywhere: TC5010 error "data.aws_availability_zones.local cannot be expressed"
  filter {
    name   = "zone-type"
    values = ["local-zone"]
  }
}

resource "aws_ebs_volume" "local" {
  availability_zone = data.aws_availability_zones.local.names[0]
  size              = 1
}
