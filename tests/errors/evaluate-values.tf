# run: convert --target terraform
# Parts of values: names, attributes, indexes and what is null.
variable "nothing" {
  type    = list(string)
  default = null
}

variable "tags" {
  type    = map(string)
  default = { Name = "main" }
}

locals {
  network = { cidr = "10.0.0.0/16", zones = ["a", "b"] }
  hosts   = [{ name = "a" }, { name = "b" }]

  unknown_bare   = production # expect: TC3001 error "There is no \"production\" here"
  attribute      = local.network.cdir # expect: TC3002 error "The object has no attribute \"cdir\""
  attribute_list = local.hosts.name # expect: TC3002 error "A tuple has no attributes"
  attribute_text = local.network.cidr.mask # expect: TC3002 error "A string has no attributes"

  index_end      = local.network.zones[2] # expect: TC3003 error "Index out of range: the tuple has 2 elements"
  index_empty    = [][0] # expect: TC3003 error "Index out of range: the tuple has 0 elements"
  index_fraction = local.network.zones[0.5] # expect: TC3003 error "Invalid index"
  index_negative = local.network.zones[-1] # expect: TC3003 error "Invalid index"
  index_text     = local.network.zones["a"] # expect: TC3003 error "Invalid index"
  index_set      = toset(["a"])[0] # expect: TC3003 error "Invalid index"
  index_scalar   = local.network.cidr[0] # expect: TC3003 error "Invalid index"
  index_null     = local.network.zones[null] # expect: TC3003 error "Invalid index"
  index_map      = var.tags.name # expect: TC3003 error "The map has no element \"name\""
  index_key      = var.tags["Nmae"] # expect: TC3003 error "The map has no element \"Nmae\""

  null_index     = var.nothing[0] # expect: TC3004 error "A null value has no elements"
  null_attribute = null.name # expect: TC3004 error "A null value has no attributes"
  null_operand   = 1 + null # expect: TC3004 error "Operator + cannot work on null"
  null_text      = "a-${null}" # expect: TC3004 error "Null cannot be part of a string"
  null_condition = null ? 1 : 2 # expect: TC3004 error "The condition is null"
  null_loop      = [for x in var.nothing : x] # expect: TC3004 error "A null value cannot be iterated"
  null_splat     = var.nothing[*] # expect: TC3004 error "A splat cannot be applied to a null list"
  null_arguments = max(null...) # expect: TC3004 error "Only a list can be expanded into arguments"
}
