variable "name" {
  type = string
}

variable "size" {
  type = number
}

variable "labels" {
  type    = set(string)
  default = ["none"]
}

resource "terraform_data" "member" {
  count = var.size
  input = "${var.name}-${count.index}"
}

output "members" {
  value = [for i in range(var.size) : "${var.name}-${i}"]
}

output "size" {
  value = var.size
}

output "settings" {
  value = { labels = tolist(var.labels), name = var.name }
}
