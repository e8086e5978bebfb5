variable "name_servers" {
  type = list(string)
}

resource "aws_route53_zone" "parent" {
  name = "example.com"
}

resource "aws_route53_record" "child" {
  zone_id = aws_route53_zone.parent.zone_id
  name    = "child.example.com"
  type    = "NS"
  ttl     = 300
  records = var.name_servers
}
