# run: convert --parameters all --param zones --param stagee --param nothing --fix stage --param stage --fix named
# expect-anywhere: TC4071 error "There is no variable \"stagee\""
# expect-anywhere: TC4071 error "There is no variable \"nothing\""
# expect-anywhere: TC4072 error "--param and --fix both name \"stage\""
provider "aws" {
  region = "us-east-1"
}

variable "zones" {
  type    = number
  default = 2
}

variable "stage" { # expect: TC4070 error "Variable \"stage\" cannot be a parameter"
  default = "dev"
}

variable "named" {
  type    = map(string)
  default = {}
}

variable "labels" {
  type    = map(string) # expect: TC4070 error "Variable \"labels\" cannot be a parameter"
  default = {}
}

variable "long" {
  type = string
}

resource "aws_sqs_queue" "each" {
  count = var.zones # expect: TC4070 error "Variable \"zones\" cannot be a parameter"
  name  = "${var.stage}-${count.index}"
  tags  = { Long = title(var.long) } # expect: TC4070 error "Variable \"long\" cannot be a parameter"
}
