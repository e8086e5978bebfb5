# Functions where configurations use them most.
locals {
  azs = ["us-east-1a", "us-east-1b", "us-east-1c"]
  subnets = { for i, az in local.azs : az => {
    public  = cidrsubnet("10.0.0.0/16", 8, i)
    private = cidrsubnet("10.0.0.0/16", 8, i + 100)
  } }
  yaml = yamldecode(<<-Y
    rules:
      - name: a
        ports: [80, 443]
      - name: b
        ports: []
        enabled: no
  Y
  )
  rules = { for r in local.yaml.rules : r.name => r }
}

resource "terraform_data" "subnet" {
  for_each = local.subnets
  input    = merge(each.value, { zone = each.key, index = index(local.azs, each.key), last = substr(each.key, -1, 1) })
}

resource "terraform_data" "rule" {
  for_each = local.rules
  input    = { ports = each.value.ports, enabled = try(each.value.enabled, "yes"), json = jsonencode(each.value) }
}

output "cidrs" {
  value = cidrsubnets("10.1.0.0/16", 4, 4, 8)
}

output "policy" {
  value = jsonencode({
    Version = "2012-10-17"
    Statement = [for a in ["s3:GetObject", "s3:PutObject"] : {
      Effect = "Allow", Action = a, Resource = "arn:aws:s3:::x/<*>&"
    }]
  })
}

output "yaml" {
  value = yamlencode({ a = [1, "2", { b = null }], c = "multi\nline" })
}

output "misc" {
  value = {
    product  = setproduct(["a", "b"], [1, 2])
    chunk    = chunklist(range(5), 2)
    format   = formatlist("%s-%03d", ["a", "b"], [1, 2])
    replaced = replace("a.b.c", "/\\./", "-")
    regex    = regexall("[a-z]([0-9])", "a1b2")
    trans    = transpose({ a = ["x", "y"], b = ["x"] })
    md5      = md5("x")
    base64   = base64encode("héllo")
    time     = timeadd("2024-01-01T00:00:00Z", "36h")
    date     = formatdate("YYYY-MM-DD", "2024-02-29T01:02:03Z")
    distinct = distinct(["a", "b", "a"])
    sum      = sum([1, 2.5, "3"])
    sorted   = sort(["b", "a", "C"])
    title    = title("hello world")
    nulls    = compact(["a", "", null])
    matches  = startswith("abc", "ab") && endswith("abc", "bc") && strcontains("abc", "b")
    parse    = parseint("ff", 16)
    ceil     = [ceil(1.2), floor(-1.2), abs(-3), pow(2, 10), log(8, 2), signum(-4)]
    arn      = provider::aws::arn_build("aws", "s3", "", "", "bucket")
  }
}
