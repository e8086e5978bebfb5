cidr   = "10.0.0.0/16"
prefix = "live"
suffix = ""
