output "native" {
  value = [local.obj, data.aws_iam_policy_document.d.json, module.m.y]
}
