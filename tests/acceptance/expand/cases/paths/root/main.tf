# path.module, path.root, path.cwd, terraform.workspace and files beside the modules.
module "near" {
  source = "./near"
}

module "far" {
  source = "../far"
}

output "here" {
  value = [path.module, path.root, basename(path.cwd), terraform.workspace]
}

output "near" {
  value = module.near.places
}

output "far" {
  value = module.far.places
}

output "greeting" {
  value = templatefile("${path.module}/greeting.tpl", { who = "world", items = ["a", "b"], loud = true })
}

output "files" {
  value = fileset(path.module, "**/*.tpl")
}

output "same" {
  value = path.cwd == abspath(path.root)
}
