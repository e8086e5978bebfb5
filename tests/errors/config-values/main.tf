# run: convert --target terraform --var undeclared=1 --var 9x=1
# expect-anywhere: TC2025 error "no variable \"undeclared\""
# expect-anywhere: TC2026 error "does not give a variable a value"
variable "declared" {
  default = "x"
}
