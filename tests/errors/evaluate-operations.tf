# run: convert --target terraform
# Operators, conditionals, loops, templates and calls.
variable "queues" {
  type    = list(string)
  default = ["orders", "orders"]
}

locals {
  operand_text = "ten" * 2 # expect: TC3005 error "Unsuitable operand for *"
  operand_list = !var.queues # expect: TC3005 error "Unsuitable operand for !"
  operand_more = "a" < 1 # expect: TC3005 error "Unsuitable operand for <"
  quotient     = 0 / 0 # expect: TC3006 error "The operation / has no result"

  branches       = true ? var.queues : "none" # expect: TC3007 error "The branches of the conditional have different types"
  branches_alike = true ? { a = 1 } : [1] # expect: TC3007 error "The branches of the conditional have different types"
  condition      = "yes" ? 1 : 2 # expect: TC3008 error "The condition is not a bool"
  filter         = [for q in var.queues : q if q] # expect: TC3008 error "The condition is not a bool"

  loop      = [for x in "text" : x] # expect: TC3009 error "A string cannot be iterated"
  arguments = max({ a = 1 }...) # expect: TC3009 error "Only a list can be expanded into arguments"
  duplicate = { for q in var.queues : q => 1 } # expect: TC3010 error "Duplicate key \"orders\""

  key_list      = { (var.queues) = 1 } # expect: TC3011 error "The key is not a string"
  key_null      = { (null) = 1 } # expect: TC3011 error "The key is null"
  key_for_list  = { for q in var.queues : [q] => 1 } # expect: TC3011 error "The key is not a string"
  key_for_null  = { for q in var.queues : null => 1 } # expect: TC3011 error "The key is null"
  key_reference = { var.queues = 1 } # expect: TC3021 error "Ambiguous object key"

  template      = "queues: ${var.queues}" # expect: TC3012 error "The value cannot be part of a string"
  template_loop = "%{for q in var.queues}${[q]}%{endfor}" # expect: TC3012 error "The value cannot be part of a string"

  function_near = uper("a") # expect: TC3013 error "There is no function \"uper\""
  function_far  = translate("a") # expect: TC3013 error "There is no function \"translate\""
  few           = upper() # expect: TC3014 error "Too few arguments for upper"
  many          = upper("a", "b") # expect: TC3014 error "Too many arguments for upper"
  few_open      = format() # expect: TC3014 error "Too few arguments for format"
  few_template  = templatefile("x") # expect: TC3014 error "Too few arguments for templatefile"
  many_can      = can(1, 2) # expect: TC3014 error "Too many arguments for can"

  alternatives = try(local.nothing_here, var.queues[7]) # expect: TC3020 error "No alternative of try() can be evaluated"
}
