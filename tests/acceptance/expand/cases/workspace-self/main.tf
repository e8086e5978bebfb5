# terraform.workspace, path.*, count.index arithmetic, depends_on on modules, conditionals of mixed types, heredocs in JSON documents.
locals {
  env = terraform.workspace == "default" ? "dev" : terraform.workspace
  doc = <<-EOT
    {"env": "${local.env}",
      "list": ${jsonencode([for i in range(3) : i * i])}}
  EOT
}
module "m" {
  source     = "./m"
  depends_on = [aws_sns_topic.t]
  parent     = path.module
}
resource "aws_sns_topic" "t" {
  count        = 3
  name         = format("%s-%02d-%s", local.env, count.index + 1, ["a", "b"][count.index % 2])
  display_name = count.index == 0 ? null : "t${count.index}"
}
resource "aws_ssm_parameter" "doc" {
  name  = "/doc"
  type  = "String"
  value = jsonencode(jsondecode(local.doc))
}
output "o" { value = [module.m.paths, path.module, path.root, local.doc, local.env != "dev" ? 1 : "one"] }
