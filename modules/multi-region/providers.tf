# The default provider carries what is global: Route 53, CloudFront. Everything regional names one of the two aliases.

provider "aws" {
  region = var.primary_region

  default_tags {
    tags = local.default_tags
  }
}

provider "aws" {
  alias  = "primary"
  region = var.primary_region

  default_tags {
    tags = local.default_tags
  }
}

provider "aws" {
  alias  = "secondary"
  region = var.secondary_region

  default_tags {
    tags = local.default_tags
  }
}

locals {
  default_tags = {
    Project     = var.project
    Environment = "production"
    ManagedBy   = "terraform"
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

check "regions_differ" {
  assert {
    condition     = var.primary_region != var.secondary_region
    error_message = "The primary and the secondary region must differ: a failover within one region protects nothing."
  }
}
