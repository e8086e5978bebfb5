provider "aws" {
  region = "us-east-1"
}
variable "sub" {
  type    = string
  default = "x"
}
variable "domain" {
  type    = string
  default = "example.com"
}
resource "aws_kms_key" "k" {}
resource "aws_route53_zone" "main" {
  name = "example.com"
}
resource "aws_route53_zone" "p" {
  name = var.domain
}
resource "aws_route53_record" "a" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "${aws_kms_key.k.key_id}._x"
  type    = "CNAME"
  ttl     = 300
  records = ["${aws_kms_key.k.key_id}.foo"]
}
resource "aws_route53_record" "b" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "${aws_kms_key.k.key_id}._x.example.com"
  type    = "CNAME"
  ttl     = 300
  records = ["${aws_kms_key.k.key_id}.foo"]
}
resource "aws_route53_record" "c" {
  zone_id = aws_route53_zone.main.zone_id
  name    = aws_kms_key.k.key_id
  type    = "CNAME"
  ttl     = 300
  records = ["${aws_kms_key.k.key_id}.foo"]
}
resource "aws_route53_record" "d" {
  zone_id = aws_route53_zone.main.zone_id
  name    = var.sub
  type    = "CNAME"
  ttl     = 300
  records = ["${aws_kms_key.k.key_id}.foo"]
}
resource "aws_route53_record" "e" {
  zone_id = aws_route53_zone.p.zone_id
  name    = "www.${var.domain}"
  type    = "CNAME"
  ttl     = 300
  records = ["foo"]
}
# The name of the zone, read off the zone: still a parameter.
resource "aws_route53_record" "f" {
  zone_id = aws_route53_zone.p.zone_id
  name    = "www.${aws_route53_zone.p.name}"
  type    = "CNAME"
  ttl     = 300
  records = ["x.foo"]
}
