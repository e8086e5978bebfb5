resource "terraform_data" "inner" {
  input = path.module
}
