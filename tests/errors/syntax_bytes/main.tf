locals {
  a = "ÿ"
  b = 1
}
