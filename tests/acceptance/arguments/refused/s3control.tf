# refused: account_id
resource "aws_s3_access_point" "s3_access_point_account_id" {
  account_id = "123456789012"
  bucket     = "example"
  name       = "s3-access-point"
}

# refused: account_id
resource "aws_s3control_object_lambda_access_point" "s3control_object_lambda_access_point_account_id" {
  account_id = "123456789012"
  name       = "s3control-object-lambda"
  configuration {
    supporting_access_point = "arn:aws:iam::123456789012:role/example"
    transformation_configuration {
      actions = ["GetObject"]
      content_transformation {
        aws_lambda {
          function_arn = "arn:aws:lambda:us-east-1:123456789012:function:example"
        }
      }
    }
  }
}

# refused: account_id
resource "aws_s3control_object_lambda_access_point_policy" "s3control_object_lambda_access_point_policy_account_id" {
  account_id = "123456789012"
  name       = "s3control-object-lambda"
  policy     = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3control:*", Resource = "*", Principal = { AWS = "arn:aws:iam::123456789012:root" } }] })
}

# refused: account_id
resource "aws_s3control_access_grants_instance" "s3control_access_grants_instance_account_id" {
  account_id = "123456789012"
}

# refused: account_id
resource "aws_s3control_access_grants_location" "s3control_access_grants_location_account_id" {
  account_id     = "123456789012"
  iam_role_arn   = "arn:aws:iam::123456789012:role/example"
  location_scope = "s3://test-bucket-access-grants-cmh/prefixA"
}

# refused: account_id
resource "aws_s3control_access_grant" "s3control_access_grant_account_id" {
  access_grants_location_id = "125f332b-a499-4eb6-806f-8a6a1aa4cb96"
  account_id                = "123456789012"
  permission                = "READ"
  grantee {
    grantee_identifier = "arn:aws:iam::123456789012:role/example"
    grantee_type       = "IAM"
  }
}

# refused: account_id
resource "aws_s3control_multi_region_access_point" "s3control_multi_region_access_point_account_id" {
  account_id = "123456789012"
  details {
    name = "example"
    region {
      bucket = "example"
    }
  }
}

# refused: account_id
resource "aws_s3control_multi_region_access_point_policy" "s3control_multi_region_access_point_policy_account_id" {
  account_id = "123456789012"
  details {
    name   = "example"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3control:*", Resource = "*", Principal = { AWS = "arn:aws:iam::123456789012:root" } }] })
  }
}
