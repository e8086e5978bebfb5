# run: convert --target terraform
variable "flag" {
  default   = true
  sensitive = var.other # expect: TC2011 error "Nothing can be referred to"
}

resource "terraform_data" "r" {
  count    = 1
  for_each = {} # expect: TC2013 error "exclude each other"

  lifecycle {
    prevent_destroy      = var.flag # expect: TC2011 error "Nothing can be referred to"
    ignore_changes       = ["*"]    # expect: TC2014 error "no longer a form"
    replace_triggered_by = var.flag # expect: TC2014 error "a list of references"
    create_before        = true     # expect: TC2005 error "no argument \"create_before\""
  }
}

resource "terraform_data" "depends" {
  depends_on = [
    "terraform_data.r",       # expect: TC2012 warning "need no quotes"
    upper("terraform_data.x") # expect: TC2012 error "A reference is needed"
  ]
}

resource "terraform_data" "provided" {
  provider = var.flag ? a : b # expect: TC2030 error "no reference to a provider"

  provisioner "chef" { # expect: TC2028 error "no longer has the \"chef\""
  }
  provisioner "bogus" { # expect: TC2028 error "no provisioner \"bogus\""
  }
  provisioner "local-exec" {
    command = "true"
    when    = sometimes # expect: TC2028 error "either create or destroy"
  }
}

data "terraform_remote_state" "s" {
  backend = "local"
  lifecycle {
    prevent_destroy = true # expect: TC2005 error "no argument \"prevent_destroy\""
  }
  provisioner "local-exec" { # expect: TC2004 error "no blocks of type \"provisioner\""
    command = "true"
  }
}

check "c" {
  data "terraform_remote_state" "t" {
    backend = "local"
    count   = 1 # expect: TC2005 error "no argument \"count\""
  }
  assert {
    condition     = data.terraform_remote_state.t.backend == "local"
    error_message = "Never."
  }
}

output "o" {
  value      = 1
  depends_on = terraform_data.r # expect: TC2012 error "A list of references"
}

moved {
  from = upper("x") # expect: TC2012 error "A reference is needed"
  to   = terraform_data.r
}

removed {
  from = terraform_data.gone[0] # expect: TC2012 error "names no single instance"
}
