locals {
  text = <<-EOT
    Hello ${name}, $${not} this
  EOT
  nested = { a = [1, { b = -2 }], (key) = x.y[*].z }
}

anything "goes" "here" {
}
