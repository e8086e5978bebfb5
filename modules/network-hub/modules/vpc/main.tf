resource "aws_vpc" "this" {
  cidr_block                       = var.cidr_block
  instance_tenancy                 = "default"
  enable_dns_support               = true
  enable_dns_hostnames             = true
  assign_generated_ipv6_cidr_block = false

  tags = {
    Name = var.name
  }
}

resource "aws_vpc_dhcp_options" "this" {
  domain_name         = "${var.name}.internal"
  domain_name_servers = ["AmazonProvidedDNS"]

  tags = {
    Name = var.name
  }
}

resource "aws_vpc_dhcp_options_association" "this" {
  vpc_id          = aws_vpc.this.id
  dhcp_options_id = aws_vpc_dhcp_options.this.id
}

# A sixteenth of the network for each tier; the tier cuts it into subnets.
module "tier" {
  source   = "./modules/tier"
  for_each = var.tiers

  name       = "${var.name}-${each.key}"
  vpc_id     = aws_vpc.this.id
  cidr_block = cidrsubnet(var.cidr_block, 4, each.value.index)
  newbits    = each.value.newbits - 4
  zones      = var.zones
  public     = each.value.public
}

data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

resource "aws_s3_bucket" "flow_log" {
  count = var.flow_log ? 1 : 0

  bucket = "${var.name}-flow-log-${data.aws_region.current.name}-${data.aws_caller_identity.current.account_id}"
}

resource "aws_s3_bucket_public_access_block" "flow_log" {
  count = var.flow_log ? 1 : 0

  bucket                  = aws_s3_bucket.flow_log[count.index].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

data "aws_iam_policy_document" "flow_log" {
  count = var.flow_log ? 1 : 0

  statement {
    sid       = "DeliverLogs"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.flow_log[0].arn}/*"]

    principals {
      type        = "Service"
      identifiers = ["delivery.logs.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }

  statement {
    sid       = "CheckAcl"
    actions   = ["s3:GetBucketAcl", "s3:ListBucket"]
    resources = [aws_s3_bucket.flow_log[0].arn]

    principals {
      type        = "Service"
      identifiers = ["delivery.logs.amazonaws.com"]
    }
  }
}

resource "aws_s3_bucket_policy" "flow_log" {
  count = var.flow_log ? 1 : 0

  bucket = aws_s3_bucket.flow_log[0].id
  policy = one(data.aws_iam_policy_document.flow_log[*].json)
}

resource "aws_flow_log" "this" {
  count = var.flow_log ? 1 : 0

  vpc_id               = aws_vpc.this.id
  traffic_type         = "REJECT"
  log_destination_type = "s3"
  log_destination      = aws_s3_bucket.flow_log[0].arn

  destination_options {
    file_format        = "parquet"
    per_hour_partition = true
  }

  tags = {
    Name = var.name
  }

  depends_on = [aws_s3_bucket_policy.flow_log]
}
