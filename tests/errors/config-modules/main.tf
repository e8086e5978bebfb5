# run: convert --target terraform
module "nowhere" {
  source = "./nowhere" # expect: TC2019 error "There is no module directory"
}

module "empty" {
  source = "./empty" # expect: TC2002 error "has no configuration files"
}

module "registry" {
  source  = "terraform-aws-modules/vpc/aws" # expect: TC2018 error "not a local directory"
  version = "~> 5.0"
}

module "child" { # expect: TC2006 error "needs the argument \"needed\""
  source  = "./child"
  version = "1.0" # expect: TC2021 error "has no version"
  nedded  = 1     # expect: TC2005 error "has no variable \"nedded\""
  count   = 2     # expect: TC2027 error "cannot be called with \"count\""
  providers = {
    aws = var.x[0] # expect: TC2030 error "no reference to a provider"
  }
  lifecycle {} # expect: TC2004 error "no blocks of type \"lifecycle\""
}

module "round" {
  source = "./round"
}
