# run: expand --max-depth 10
# A chain of values, each of which holds the one before: no expression is deep, the last value is.

locals {
  json = jsondecode(join("", [join("", local.open), join("", local.close)])) # expect: TC3501 error "jsondecode"
  yaml = yamldecode(join("", [join("", local.open), join("", local.close)])) # expect: TC3501 error "yamldecode"

  open  = [for i in range(1000) : "[["]
  close = [for i in range(1000) : "]]"]
  last  = local.v1600
}
