# run: convert --target terraform
terraform {
  required_version = "~> one" # expect: TC2022 error "no version constraint"
  experiments      = [x]      # expect: TC2029 error "have no experiments"

  backend "local" { # expect: TC2024 error "either by a backend or by a cloud block"
  }
  cloud {
    organization = "x"
  }

  required_providers {
    aws = {
      source                = "a/b/c/d" # expect: TC2030 error "no provider source address"
      version               = "5.x"     # expect: TC2022 error "no version constraint"
      configuration_aliases = [other.a] # expect: TC2030 error "has the form aws.ALIAS"
      extra                 = 1         # expect: TC2005 error "A required provider has"
    }
  }
}

terraform {
  required_version = "< 1.0" # expect: TC2023 error "a Terraform version other than"
}

provider "AWS" { # expect: TC2008 error "upper-case"
  alias   = "two words" # expect: TC2008 error "no valid name"
  version = "~> 5.0"    # expect: TC2022 warning "no longer set versions"
  count   = 1           # expect: TC2009 error "cannot have \"count\""
}
