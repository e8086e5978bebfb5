# Outputs of other configurations: what one of them exports is imported, all else is a parameter.
provider "aws" {
  region = "eu-west-1"
}

data "terraform_remote_state" "network" {
  backend = "s3"
  config = {
    bucket = "states"
    key    = "network/terraform.tfstate"
    region = "eu-west-1"
  }
}

data "terraform_remote_state" "other" {
  backend = "s3"
  config = {
    bucket = "states"
    key    = "other/terraform.tfstate"
    region = "eu-west-1"
  }
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "web"
  vpc_id      = data.terraform_remote_state.network.outputs.vpc_id
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  subnet_ids = data.terraform_remote_state.network.outputs.subnet_ids
}

resource "aws_ssm_parameter" "other" {
  name  = "other"
  type  = "String"
  value = "${data.terraform_remote_state.network.outputs.vpc_id} ${data.terraform_remote_state.other.outputs.name}"
}
