# Whether an alternative works hangs on the value of a parameter: the variable is fixed, never guessed.
variable "env" {
  type    = string
  default = "dev"
}

variable "seconds" {
  type    = string
  default = "soon"
}

variable "names" {
  type    = list(string)
  default = ["orders"]
}

variable "note" {
  type    = string
  default = "kept as a parameter"
}

resource "aws_sqs_queue" "only_in_production" {
  count = can(regex("^prod", var.env)) ? 1 : 0
  name  = "x"
}

resource "aws_sqs_queue" "main" {
  name                       = try(var.names[0], "none")
  visibility_timeout_seconds = try(tonumber(var.seconds), 45)
  tags                       = { Note = try(var.note, "none") }
}

variable "size" {
  type    = string
  default = "12"
}

variable "on" {
  type    = string
  default = "yes"
}

# Results that do not show what may fail on the way to them; a branch that is not taken does not count.
resource "aws_sqs_queue" "folded" {
  name = "folded"
  tags = {
    Size = can(length([tonumber(var.size)])) ? "a number" : "text"
    On   = try(true || var.on, "no bool")
    Note = try(false ? length([tonumber(var.note)]) : 7, 3)
  }
}

# Of the last alternative nobody need know whether it works: where it fails, the deployment does, as a plan would. Within another try it matters.
variable "delay" {
  type    = string
  default = "5"
}

variable "wait" {
  type    = string
  default = "20"
}

resource "aws_sqs_queue" "last" {
  name                      = "last"
  delay_seconds             = try({ a = 1 }["b"], tonumber(var.delay))
  receive_wait_time_seconds = try(try({ a = 1 }["b"], length([tonumber(var.wait)])), 0)
}
