# run: convert --target terraform
# expect-anywhere: TC2031 warning "modules.json cannot be understood"
module "m" {
  source = "git::https://example.com/m.git" # expect: TC2018 error "not a local directory"
}
