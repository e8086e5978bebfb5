# moved, removed, import and check blocks.

resource "terraform_data" "new" {
  for_each = toset(["a", "b.c"])
}

resource "terraform_data" "single" {
  input = 1
}

moved {
  from = terraform_data.old
  to   = terraform_data.new["a"]
}

moved {
  from = module.gone.terraform_data.x[0]
  to   = module.kept.terraform_data.inner
}

moved {
  from = terraform_data.numbered[0]
  to   = terraform_data.new["b.c"]
}

removed {
  from = terraform_data.dropped
  lifecycle {
    destroy = false
  }
}

removed {
  from = module.gone_too

  lifecycle {
    destroy = true
  }
}

locals {
  ids = { a = "id-a", "b.c" = "id-$${b}" }
}

import {
  for_each = local.ids
  to       = terraform_data.new[each.key]
  id       = each.value
}

import {
  to = terraform_data.single
  id = "the-${"id"}"
}

module "kept" {
  source = "./kept"
}

check "one" {
  assert {
    condition     = terraform_data.single.input == 1
    error_message = "Not one but ${terraform_data.single.input}, $${literal}."
  }
}

check "with_data" {
  data "terraform_remote_state" "there" {
    backend = "local"
    config = {
      path = "${path.module}/kept/state.json"
    }
  }
  assert {
    condition     = data.terraform_remote_state.there.outputs.x == 1
    error_message = "First."
  }
  assert {
    condition     = length(data.terraform_remote_state.there.outputs) == 1
    error_message = "Second."
  }
}
