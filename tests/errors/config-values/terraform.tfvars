declard = 1
variable "x" {}
