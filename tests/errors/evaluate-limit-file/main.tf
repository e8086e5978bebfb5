# run: expand --max-file 400
locals {
  text = file("${path.module}/text") # expect: TC3506 error "file"
}
