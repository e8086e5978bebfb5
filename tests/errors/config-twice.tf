# run: convert --target terraform
terraform {
  required_version = ">= 1.0"
  required_providers {
    aws = "~> 5.0"
  }
}

terraform {
  required_providers { # expect: TC2003 error "declared twice"
    aws = "~> 5.0"
  }
}

variable "v" {}
variable "v" {} # expect: TC2003 error "Variable \"v\" is declared twice"

locals {
  l = 1
}

locals {
  l = 2 # expect: TC2003 error "Local value \"l\""
}

resource "terraform_data" "r" {}
resource "terraform_data" "r" {} # expect: TC2003 error "Resource \"terraform_data.r\""

data "terraform_remote_state" "s" {
  backend = "local"
}

check "c" {
  data "terraform_remote_state" "s" { # expect: TC2003 error "Data source \"data.terraform_remote_state.s\""
    backend = "local"
  }
  assert {
    condition     = data.terraform_remote_state.s.backend == "local"
    error_message = "Never."
  }
}

output "o" {
  value = 1
}
output "o" { # expect: TC2003 error "Output \"o\""
  value = 2
}

provider "aws" {
  alias = "x"
}
provider "aws" { # expect: TC2003 error "Provider configuration \"aws.x\""
  alias = "x"
}

resource "terraform_data" "lives" {
  lifecycle {}
  lifecycle {} # expect: TC2010 error "second \"lifecycle\""
}
