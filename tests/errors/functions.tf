# run: convert --target cloudformation
locals {
  argument = element([], 0)                                              # expect: TC3502 error "element"
  null_arg = upper(null)                                                 # expect: TC3501 error "upper"
  clock    = timestamp()                                                 # an error only where it shows
  file     = file("functions-nothing-here.txt")                          # expect: TC3504 error "file"
  steps    = regex("^(([a-z])+.)+[A-Z]([a-z])+$", join("", [for i in range(60) : "a"])) # expect: TC3505 error "regex"
  large    = setproduct(range(1000), range(1000), range(1000))           # expect: TC3506 error "setproduct"
  packed   = base64gzip("text")                                          # expect: TC3507 note "base64gzip"
}

output "all" {
  value = [local.packed, local.argument, local.null_arg, local.file, local.steps, local.large]
}

# It is missing where it decides how many there are.
resource "aws_ssm_parameter" "dated" {
  count = length(plantimestamp()) # expect: TC3503 error "plantimestamp"
  name  = "dated"
  type  = "String"
  value = "dated"
}
