# Two modules that need each other, in different resources: stacks stay without a circle by a second layer.
provider "aws" {
  region = "us-east-1"
}

module "left" {
  source = "./half"
  name   = "left"
  peer   = module.right.topic
}

module "right" {
  source = "./half"
  name   = "right"
  peer   = module.left.topic
}
