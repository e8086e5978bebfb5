provider "aws" {
  region = var.first_region

  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias  = "second"
  region = var.second_region

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = {
    Service = var.service
    Stage   = var.stage
  }
}
