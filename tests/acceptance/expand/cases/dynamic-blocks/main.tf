# dynamic blocks: iterator, nesting, each and count within, set and list blocks, strings where the schema has numbers.
provider "aws" {
  region = "us-east-1"
}

variable "ports" {
  type = map(object({ port = number, cidrs = optional(list(string), ["0.0.0.0/0"]), text = optional(string) }))
  default = {
    http  = { port = 80 }
    https = { port = 443, cidrs = ["10.0.0.0/8", "192.168.0.0/16"], text = "secure" }
  }
}

resource "aws_security_group" "web" {
  for_each    = toset(["a", "b"])
  name        = "web-${each.key}"
  description = "for ${each.value}"

  dynamic "ingress" {
    for_each = var.ports
    iterator = rule
    content {
      description = coalesce(rule.value.text, "${each.key}: ${rule.key}")
      from_port   = rule.value.port
      to_port     = "${rule.value.port}"
      protocol    = "tcp"
      cidr_blocks = rule.value.cidrs
    }
  }

  egress {
    from_port   = "0"
    to_port     = 0
    protocol    = -1
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lb_listener_rule" "rules" {
  count        = 2
  listener_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c"
  priority     = 100 + count.index

  dynamic "action" {
    for_each = [{ weights = { a = 10, b = 20 } }]
    content {
      type = "forward"
      dynamic "forward" {
        for_each = [action.value.weights]
        content {
          dynamic "target_group" {
            for_each = forward.value
            iterator = group
            content {
              arn    = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/${group.key}/${count.index}123456789012345"
              weight = tostring(group.value)
            }
          }
        }
      }
    }
  }

  condition {
    path_pattern {
      values = ["/v${count.index}/*", "/all"]
    }
  }

  dynamic "condition" {
    for_each = count.index == 0 ? [] : ["example.com"]
    content {
      host_header {
        values = condition.value[*]
      }
    }
  }
}

resource "aws_s3_bucket" "empty" {
  bucket = "dynamic-empty"

  dynamic "timeouts" {
    for_each = { k = "5m" }
    content {
      create = timeouts.value
    }
  }
}
