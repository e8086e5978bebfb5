# A template of more than a megabyte.
# expect-anywhere: TC6102 error "The template of stack us-east-1 has"
provider "aws" {
  region = "us-east-1"
}

resource "aws_ssm_parameter" "large" {
  count = 300
  name  = "/large/${count.index}"
  type  = "String"
  value = join("", [for i in range(400) : "0123456789"])
}
