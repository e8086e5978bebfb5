provider "aws" {
  region = var.active_region

  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias  = "standby"
  region = var.standby_region

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = {
    Application = var.application
    CostCenter  = var.cost_center
  }
}
