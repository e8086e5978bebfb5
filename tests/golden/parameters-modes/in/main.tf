# The user decides which variables are parameters. A secret stays one with --parameters none too, because its value must not be written.
provider "aws" {
  region = "us-east-1"
}

variable "name" {
  type = string
}

variable "delay" {
  type    = number
  default = 5
}

variable "stage" {
  type    = string
  default = "dev"
}

variable "labels" {
  type    = map(string)
  default = { team = "core" }
}

variable "owner" {
  type    = string
  default = null
}

variable "password" {
  type      = string
  sensitive = true
}

resource "aws_sqs_queue" "jobs" {
  name          = "${var.name}-${var.stage}"
  delay_seconds = var.delay
  tags          = merge(var.labels, { Owner = var.owner })
}

resource "aws_db_instance" "main" {
  allocated_storage   = 20
  engine              = "mysql"
  instance_class      = "db.t4g.micro"
  username            = "root"
  password            = var.password
  skip_final_snapshot = true
}
