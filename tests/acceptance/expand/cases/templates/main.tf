# templatefile over nested templates and data, templatestring, fileset and the file functions.
locals {
  files  = fileset(path.module, "tpl/**")
  only   = fileset("${path.module}/tpl", "*.{txt,tftpl}")
  text   = templatefile("${path.module}/tpl/main.tftpl", { names = ["a", "b"], on = true, deep = { x = [1, 2.5, null] } })
  inline = "hello %%{ if true }$${who}%%{ endif }"
  source = "Dear $${upper(name)}, %%{ for i, v in list ~}\n $${i}=$${v}\n%%{ endfor ~}"
}
resource "aws_ssm_parameter" "text" {
  name  = "/t/${md5(local.text)}"
  type  = "String"
  value = local.text
}
resource "aws_ssm_parameter" "inline" {
  name  = "/t/inline"
  type  = "String"
  value = templatestring(local.source, { name = "x", list = ["p", "q"] })
}
resource "aws_s3_object" "each" {
  for_each = local.files
  bucket   = "b"
  key      = trimprefix(each.value, "tpl/")
  source   = "${path.module}/${each.value}"
  etag     = filemd5("${path.module}/${each.value}")
  content_type = lookup({ txt = "text/plain" }, reverse(split(".", each.key))[0], "application/octet-stream")
}
output "values" {
  value = [local.only, local.text, fileexists("nope"), filesha256("${path.module}/tpl/a.txt"), file("${path.module}/tpl/a.txt"), filebase64("${path.module}/tpl/a.txt"),
  basename(path.cwd) == basename(abspath(path.root)), templatestring(local.inline, { who = "you" })]
}
