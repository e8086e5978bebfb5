provider "aws" {
  region = "us-east-1"
}

variable "name" {
  type    = string
  default = "from-main"
}

variable "size" {
  type    = list(string)
  default = ["from-main"]
}

variable "word" {
  type    = list(string)
  default = ["from-main"]
}

resource "aws_sqs_queue" "main" {
  name          = var.name
  delay_seconds = 5

  tags = {
    Size = join(",", var.size)
    Word = join(",", var.word)
  }
}
