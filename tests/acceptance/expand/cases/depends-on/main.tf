# depends_on of resources, modules and outputs; replace_triggered_by.
resource "terraform_data" "first" {
  input = "1"
}

module "second" {
  source     = "./m"
  value      = "static"
  depends_on = [terraform_data.first]
}

resource "terraform_data" "third" {
  input      = module.second.result
  depends_on = [module.second]

  lifecycle {
    replace_triggered_by = [terraform_data.first]
  }
}

output "third" {
  value      = terraform_data.third.input
  depends_on = [terraform_data.first]
}
