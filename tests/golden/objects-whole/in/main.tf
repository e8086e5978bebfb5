# A resource is an object of all its attributes, also where functions and loops take it as a whole: those that the configuration
# does not set are told by the deployment.
provider "aws" {
  region = "us-east-1"
}

resource "aws_cloudfront_origin_access_identity" "sites" {
  for_each = { docs = "Documentation", shop = "Shop" }
  comment  = each.value
}

resource "aws_vpc" "main" {
  count      = 2
  cidr_block = "10.${count.index}.0.0/16"
}

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::111111111111:role/eks"

  vpc_config {
    subnet_ids = ["subnet-11111111", "subnet-22222222"]
  }
}

resource "aws_ssm_parameter" "facts" {
  for_each = {
    path      = lookup(lookup(aws_cloudfront_origin_access_identity.sites, "docs", {}), "cloudfront_access_identity_path", null)
    absent    = lookup(lookup(aws_cloudfront_origin_access_identity.sites, "none", {}), "cloudfront_access_identity_path", "none")
    merged    = merge(aws_vpc.main[0], { extra = true }).arn
    part      = merge(aws_eks_cluster.main.vpc_config[0], { extra = true }).cluster_security_group_id
    loop      = join(",", [for k, v in aws_vpc.main[1] : v if k == "id"])
    keys      = contains(keys(aws_vpc.main[0]), "main_route_table_id") ? "exported" : "missing"
    splat     = join(",", aws_vpc.main[*]["id"])
    list      = concat(aws_vpc.main, [])[1].arn
    attribute = { for k, v in { main = aws_eks_cluster.main } : k => lookup(v, "endpoint", null) }["main"]
  }

  name  = "/facts/${each.key}"
  type  = "String"
  value = each.value
}
