# run: convert --target terraform
resorce "aws_vpc" "a" {} # expect: TC2004 error "no blocks of type \"resorce\""

# expect: TC2005 error "Arguments stand within blocks"
region = "us-east-1"

resource "terraform_data" {} # expect: TC2007 error "has 2 labels"

variable "a" "b" {} # expect: TC2007 error "has 1 label, not 2"

variable "typed" {
  tpye    = string # expect: TC2005 error "no argument \"tpye\""
  default = 1
  validate {} # expect: TC2004 error "no blocks of type \"validate\""
}

variable "rule" {
  validation {
    condition = var.rule != ""
  } # expect: TC2006 error "needs the argument \"error_message\""
}

output "nothing" {
  description = "x"
} # expect: TC2006 error "needs the argument \"value\""

variable "source" {} # expect: TC2009 error "named \"source\""

variable "9lives" {} # expect: TC2008 error "no valid name"

resource "terraform_data" "two words" {} # expect: TC2008 error "no valid name"

check "empty" {
} # expect: TC2006 error "needs an \"assert\" block"

locals {
  a = 1
  nested { # expect: TC2004 error "no blocks of type \"nested\""
  }
}
