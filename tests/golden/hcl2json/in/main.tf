# Blocks by type and labels, expressions as templates, literals as JSON.
variable "names" {
  type    = list(string)
  default = ["a", 1, true, null]
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = merge(local.tags, { Name = "${var.prefix}-vpc", "quoted key" = 1.50 })

  lifecycle {
    ignore_changes = [tags["x"], all]
  }
}

resource "aws_vpc" "main" {
  count = length(var.names) > 1 ? 2 : 0
}

resource "aws_subnet" "main" {
  dynamic "timeouts" {
    for_each = [for n in var.names : upper(n) if n != ""]
    content {
      create = timeouts.value
    }
  }
}
