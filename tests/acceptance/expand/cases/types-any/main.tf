# any, tuples, nested optional defaults, sets and conversions on the way into a module.
module "m" {
  source = "./m"
  free   = [1, "two", true]
  loose  = { a = 1, b = "x" }
  pair   = ["s", "5"]
  spec = {
    name  = 12
    rules = [{ port = "80" }, { port = 443, tags = ["b", "a", "b"], extra = { on = "true" } }]
  }
  tags = toset([3, 1, "2", 1])
}
output "m" { value = module.m }
