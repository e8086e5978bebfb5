# Modules in, beside and above the root, and the files that their functions read.

module "inside" {
  source = "./modules/inside"
  prefix = "in"
}

module "beside" {
  source   = "../shared/beside"
  for_each = { a = 1, b = 2 }
  name     = each.key
  size     = each.value
}

module "normal" {
  source     = "./modules/../modules/inside/"
  count      = 2
  prefix     = "n${count.index}"
  depends_on = [module.beside]
}

output "texts" {
  value = [module.inside.text, module.beside["a"].text, module.normal[*].text, file("root.txt"), file("${path.module}/modules/inside/greeting.tpl")]
}

output "paths" {
  value = [path.module, path.root, terraform.workspace]
}
