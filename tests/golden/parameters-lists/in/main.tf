# Lists and sets of text or numbers are parameters where nothing needs their length, their elements one by one, or the order of a set.
provider "aws" {
  region = "us-east-1"
}

variable "subnets" {
  type    = list(string)
  default = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

variable "groups" {
  type = set(string)
}

variable "ports" {
  type    = list(number)
  default = [80, 8080]
}

variable "names" {
  type    = list(string)
  default = ["a", "b"]
}

variable "longer" {
  type    = bool
  default = false
}

# What follows is fixed: nothing in a parameter says it, or a place needs more than the deployment can tell.
variable "empty" {
  type    = list(string)
  default = []
}

variable "commas" {
  type    = list(string)
  default = ["one,two", "three"]
}

variable "spaces" {
  type    = list(string)
  default = [" one"]
}

variable "blank" {
  type    = list(string)
  default = ["one", ""]
}

variable "flags" {
  type    = list(bool)
  default = [true]
}

variable "untyped" {
  default = ["one"]
}

variable "counted" {
  type    = list(string)
  default = ["a", "b"]
}

variable "wrapped" {
  type    = list(string)
  default = ["a", "b"]
}

variable "ordered" {
  type    = set(string)
  default = ["b", "a"]
}

variable "iterated" {
  type    = list(string)
  default = ["10.0.0.0/8"]
}

resource "aws_lambda_function" "main" {
  function_name = "${var.names[1]}-worker"
  role          = "arn:aws:iam::123456789012:role/worker"
  runtime       = "python3.13"
  handler       = "index.handler"
  s3_bucket     = "code"
  s3_key        = "worker.zip"

  vpc_config {
    subnet_ids         = var.subnets
    security_group_ids = var.groups
  }

  environment {
    variables = {
      FIRST    = element(var.names, 0)
      ALL      = join("|", var.names)
      EVERY    = join("|", var.names[*])
      DOCUMENT = jsonencode({ names = var.names, ports = var.ports })
      PORT     = var.ports[1]
      EMPTY    = join(",", concat(["-"], var.empty))
      COMMAS   = join(";", concat(var.commas, var.spaces, var.blank, var.untyped))
      FLAG     = var.flags[0]
      ORDERED  = join(",", var.ordered)
    }
  }
}

resource "aws_sqs_queue" "counted" {
  count = length(var.counted) > 1 ? 1 : 0
  name  = "counted"
}

resource "aws_sqs_queue" "wrapped" {
  count = 3
  name  = "${element(var.wrapped, count.index)}-${count.index}"
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  subnet_ids = var.longer ? var.subnets : ["subnet-0123456789abcdef0", "subnet-0123456789abcdef2"]
}

resource "aws_security_group" "main" {
  name        = "main"
  description = "Main"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    from_port   = var.ports[0]
    to_port     = var.ports[0]
    protocol    = "tcp"
    cidr_blocks = var.iterated
  }
}

output "wrapped" {
  value = [for q in aws_sqs_queue.wrapped : q.name]
}
