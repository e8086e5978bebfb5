# run: expand --max-instances 10
resource "terraform_data" "some" {
  count = 8
}

resource "terraform_data" "more" {
  for_each = toset(["a", "b", "c"]) # expect: TC4034 error "More than 10 instances"
}

module "none" {
  source = "./m"
  count  = 1000000000000 # expect: TC4034 error "More than 10 instances"
}
