# Parameters within JSON: no intrinsic escapes them, so that they may hold nothing that JSON escapes. A value that does is folded in.
variable "user" {
  type    = string
  default = "app"
}

variable "password" {
  type      = string
  sensitive = true
}

variable "stage" { # its validation lets through plain text only
  type    = string
  default = "dev"
  validation {
    condition     = can(regex("^[a-z0-9-]+$", var.stage))
    error_message = "Lower-case letters, digits and hyphens."
  }
}

variable "size" {
  type    = number
  default = 3
}

variable "motto" {
  type    = string
  default = "say \"hi\""
}

variable "mood" { # chooses text that JSON escapes: fixed
  type    = string
  default = "good"
}

variable "place" { # chooses plain text
  type    = string
  default = "here"
}

locals {
  moods  = { good = "\\o/", bad = "/o\\" }
  places = { here = "near", there = "far" }
}

variable "label" { # within Base64 only
  type    = string
  default = "x"
}

resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "mysql"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  username            = var.user
  password            = var.password
  skip_final_snapshot = true
}

resource "aws_secretsmanager_secret" "main" {
  name = "main"
}

# The port is a number, as it is for Terraform.
resource "aws_secretsmanager_secret_version" "main" {
  secret_id = aws_secretsmanager_secret.main.id
  secret_string = jsonencode({
    host     = aws_db_instance.main.address
    port     = aws_db_instance.main.port
    user     = var.user
    password = var.password
    stage    = "app-${var.stage}"
    size     = var.size
    motto    = var.motto
    label    = base64encode(var.label)
    mood     = local.moods[var.mood]
    place    = local.places[var.place]
  })
}
