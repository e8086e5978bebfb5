provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

module "east" {
  source = "./topic"
  name   = "alerts"

  providers = {
    aws.here  = aws
    aws.there = aws.west
  }
}

module "west" {
  source   = "./topic"
  for_each = { blue = "alerts-blue", green = "alerts-green" }
  name     = each.value

  providers = {
    aws.here  = aws.west
    aws.there = aws
  }
}

output "topics" {
  value = merge({ east = module.east.topic }, { for name, m in module.west : name => m.topic })
}
