# Attributes of object variables: a parameter for each that a parameter can hold.
provider "aws" {
  region = "us-east-1"
}

variable "settings" {
  description = "Settings of the service"

  type = object({
    instance_type = optional(string, "t3.micro")
    min_size      = optional(number, 1)
    max_size      = optional(number, 3)
    monitoring    = optional(bool, false)
    key_name      = optional(string)
    groups        = optional(list(string), [])
    tier          = optional(string, "small")
    labels        = optional(map(string), {})
    region        = optional(string, "us-east-1")

    database = optional(object({
      class   = optional(string, "db.t4g.micro")
      storage = number
    }), { storage = 20 })
  })

  default = {}

  validation {
    condition     = contains(["small", "large"], var.settings.tier) && var.settings.min_size >= 1
    error_message = "Small or large, and at least one instance."
  }

  validation {
    condition     = var.settings.key_name == null ? true : can(regex("^[a-z]+$", var.settings.key_name))
    error_message = "Lowercase letters."
  }

  validation {
    condition     = var.settings.tier != "large" || var.settings.monitoring
    error_message = "Large ones are monitored."
  }

  # Of both no template can say it.
  validation {
    condition     = var.settings.min_size <= var.settings.max_size
    error_message = "Not fewer at most than at least."
  }
}

# Fixed: what it is made of is not declared.
variable "labels" {
  type    = map(string)
  default = { team = "core" }
}

# Fixed as a whole: an attribute's name would be that of another variable.
variable "app" {
  type    = object({ name = string })
  default = { name = "jobs" }
}

variable "app_name" {
  type    = string
  default = "workers"
}

# Null has no attributes.
variable "nothing" {
  type    = object({ name = string })
  default = null
}

module "app" {
  source   = "./app"
  settings = var.settings
}

resource "aws_launch_template" "main" {
  name                   = "main"
  image_id               = "ami-0123456789abcdef0"
  instance_type          = var.settings.instance_type
  key_name               = var.settings.key_name
  vpc_security_group_ids = var.settings.groups

  monitoring {
    enabled = var.settings.monitoring
  }
}

resource "aws_autoscaling_group" "main" {
  name               = "main"
  min_size           = var.settings.min_size
  max_size           = var.settings.max_size
  availability_zones = ["${var.settings.region}a"]

  launch_template {
    id      = aws_launch_template.main.id
    version = "$Latest"
  }
}

resource "aws_db_instance" "main" {
  count                       = var.settings.tier == "large" ? 1 : 0
  engine                      = "mysql"
  instance_class              = var.settings.database.class
  allocated_storage           = var.settings.database.storage
  username                    = "root"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

resource "aws_sqs_queue" "jobs" {
  count = length(var.settings.region) > 3 && var.nothing == null ? 1 : 0
  name  = "${var.app.name}-${var.app_name}"
  tags  = merge(var.labels, var.settings.labels)
}
