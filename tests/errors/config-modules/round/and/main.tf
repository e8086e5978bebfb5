module "round" {
  source = "../../round" # expect: TC2017 error "contains itself"
}
