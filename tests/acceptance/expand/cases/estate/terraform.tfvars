owner   = "Ops & Co"
flavour = "tfvars"
networks = {
  a = { cidr = "10.0.0.0/16" }
  b = { cidr = "10.1.0.0/16", bits = 8, zones = ["c"], rules = [{ port = 80, wide = true }, { port = 22, note = null }] }
  c = { cidr = "10.2.0.0/16", enabled = false, rules = [] }
}
services = [
  { name = "api", queues = { in = {}, out = { delay = 9, fifo = false } } },
  { name = "job" },
]
