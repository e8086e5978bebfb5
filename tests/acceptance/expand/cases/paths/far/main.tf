output "places" {
  value = [path.module, path.root, terraform.workspace]
}
