# The active site serves. The standby site has the same shape with no servers, unless it is kept warm.

module "active" {
  source = "./modules/site"

  name             = "${var.application}-active"
  cidr_block       = "10.40.0.0/16"
  instance_type    = var.instance_type
  image_parameter  = var.image_parameter
  desired_capacity = 4
  max_size         = 12
  operators        = var.operators
}

module "standby" {
  source = "./modules/site"

  providers = {
    aws = aws.standby
  }

  name             = "${var.application}-standby"
  cidr_block       = "10.41.0.0/16"
  instance_type    = var.instance_type
  image_parameter  = var.image_parameter
  desired_capacity = var.warm_standby ? 2 : 0
  max_size         = 12
  operators        = var.operators
}
