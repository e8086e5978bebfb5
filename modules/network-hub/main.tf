# One hub and any number of spokes around a transit gateway. Spokes reach the internet and the shared services through the hub; isolated
# spokes do not reach each other.

module "hub" {
  source = "./modules/vpc"

  name       = var.name
  cidr_block = var.hub_cidr
  zones      = var.zones
  flow_log   = true

  tiers = {
    public = {
      index  = 0
      public = true
    }
    services = {
      index = 1
    }
    transit = {
      index   = 2
      newbits = 12
    }
  }
}

module "spoke" {
  source   = "./modules/vpc"
  for_each = var.spokes

  name       = "${var.name}-${each.key}"
  cidr_block = each.value.cidr_block
  zones      = slice(var.zones, 0, each.value.zone_count)

  tiers = {
    private = {
      index = 1
    }
    transit = {
      index   = 2
      newbits = 12
    }
  }
}
