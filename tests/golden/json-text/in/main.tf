provider "aws" {
  region = "us-east-1"
}

# JSON as a heredoc, where CloudFormation wants an object; and as text, where it wants a string.
resource "aws_s3_bucket" "main" {
  bucket = "example-main"
}

resource "aws_s3_bucket_policy" "main" {
  bucket = aws_s3_bucket.main.id
  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Deny",
          "Principal": "*",
          "Action": "s3:*",
          "Resource": ["${aws_s3_bucket.main.arn}", "${aws_s3_bucket.main.arn}/*"],
          "Condition": {"Bool": {"aws:SecureTransport": "false"}}
        }
      ]
    }
  JSON
}

resource "aws_ssm_parameter" "settings" {
  name = "/settings"
  type = "String"
  value = jsonencode({
    bucket  = aws_s3_bucket.main.bucket
    arn     = aws_s3_bucket.main.arn
    literal = "$${NotAReference} \"quoted\" <&>"
    numbers = [1, 2.5, true, null]
  })
}
