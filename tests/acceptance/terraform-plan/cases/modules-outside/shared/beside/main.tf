variable "name" {}
variable "size" {}

module "common" {
  source = "./../common"
  value  = "${var.name}-${var.size}"
}

resource "terraform_data" "this" {
  input = { module = basename(path.module), text = module.common.text, sum = filemd5("${path.module}/data.bin") }
}

output "text" {
  value = terraform_data.this.input.text
}
