provider "aws" {
  region = var.region

  default_tags {
    tags = {
      Component = "network-hub"
    }
  }
}
