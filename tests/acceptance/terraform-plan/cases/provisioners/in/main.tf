# Provisioners run in their order, whatever their types.

variable "host" {
  default = "127.0.0.1"
}

resource "terraform_data" "machine" {
  input = var.host

  connection {
    type     = "ssh"
    host     = self.input
    user     = "root"
    password = "$${p}"
  }

  provisioner "local-exec" {
    command     = "echo ${self.input} '$${shell}' %%{x}"
    interpreter = ["/bin/sh", "-c"]
    environment = {
      "A" = 1
      B   = var.host
    }
  }
  provisioner "file" {
    content     = "first"
    destination = "/tmp/first"
    connection {
      host = var.host
      port = 2222
    }
  }
  provisioner "local-exec" {
    when       = destroy
    on_failure = continue
    command    = "echo ${self.id}"
  }
  provisioner "remote-exec" {
    on_failure = fail
    inline     = ["true", "echo ${self.output}"]
  }
}
