# run: expand --max-steps 1000
locals {
  few  = regex("a+", "aaaa")
  many = regex("^(([a-z])+.)+[A-Z]$", join("", [for i in range(20) : "a"])) # expect: TC3505 error "regex"
}
