module "and" {
  source = "./and"
}
