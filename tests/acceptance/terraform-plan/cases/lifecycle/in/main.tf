# Meta-arguments, which JSON writes as strings that hold syntax.

locals {
  names = toset(["a", "b"])
}

resource "terraform_data" "trigger" {
  count = 2
  input = count.index
}

resource "terraform_data" "all" {
  for_each   = local.names
  input      = { key = each.key, list = [1] }
  depends_on = [terraform_data.trigger, terraform_data.ignored[0], data.terraform_remote_state.none]

  lifecycle {
    create_before_destroy = true
    prevent_destroy       = false
    ignore_changes        = all
    replace_triggered_by  = [terraform_data.trigger[0].output, terraform_data.trigger, terraform_data.ignored[0].input]

    precondition {
      condition     = length(each.key) == 1 && terraform_data.trigger[0].input == 0
      error_message = "Not ${each.key} and $${literal}."
    }
    precondition {
      condition     = each.value != ""
      error_message = "Second."
    }
    postcondition {
      condition     = self.input.key == each.key
      error_message = "Changed: ${self.input.key}"
    }
  }
}

resource "terraform_data" "ignored" {
  count = 1
  input = { a = 1, "b c" = 2 }

  lifecycle {
    ignore_changes = [input["b c"], input.a, triggers_replace]
  }
}

resource "terraform_data" "ignore_one" {
  triggers_replace = [terraform_data.trigger[*].id]
  lifecycle {
    ignore_changes = [
      input,
    ]
  }
}

data "terraform_remote_state" "none" {
  count   = 0
  backend = "local"
  config = {
    path = "none.tfstate"
  }
  depends_on = [terraform_data.trigger[1]]

  lifecycle {
    postcondition {
      condition     = self.backend == "local"
      error_message = "Never."
    }
  }
}

output "one" {
  value      = one(terraform_data.ignored[*].input)
  depends_on = [terraform_data.trigger]

  precondition {
    condition     = terraform_data.ignored[0].input.a == 1
    error_message = "Output ${"x"}."
  }
}
