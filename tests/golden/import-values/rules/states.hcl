data "terraform_remote_state" {
  when = self.config.key == "network/terraform.tfstate"

  attributes = {
    outputs = {
      vpc_id     = import_value("network-VpcId")
      subnet_ids = split(",", import_value("network-SubnetIds"))
    }
  }

  no_effect = ["backend", "config", "defaults", "workspace"]
}

data "terraform_remote_state" {}
