# moved, removed and import blocks change no value.
provider "aws" {
  region = "us-east-1"
}

moved {
  from = terraform_data.old
  to   = terraform_data.new
}

removed {
  from = terraform_data.gone

  lifecycle {
    destroy = false
  }
}

resource "terraform_data" "new" {
  input            = "kept"
  triggers_replace = [1, "a"]

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [input]
  }

  provisioner "local-exec" {
    command = "true"
  }
}

module "renamed" {
  source = "./m"
}

moved {
  from = module.before
  to   = module.renamed
}

output "new" {
  value = terraform_data.new.input
}
