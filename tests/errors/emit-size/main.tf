# A resource of more than a megabyte: splitting the stack does not help.
# expect-anywhere: TC6102 error "The template of stack us-east-1 has"
provider "aws" {
  region = "us-east-1"
}

resource "aws_sfn_state_machine" "large" {
  name     = "large"
  role_arn = "arn:aws:iam::123456789012:role/machine"

  definition = jsonencode({
    StartAt = "S0"
    States  = { for i in setproduct(range(22), range(1000)) : "S${i[0]}x${i[1]}" => { Type = "Succeed", Comment = "x" } }
  })
}
