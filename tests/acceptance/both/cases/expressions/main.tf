# Expressions over what resources export: each value becomes a parameter, so that both sides say what they make of it.
provider "aws" {
  region = "us-east-1"
}

locals {
  queues = { orders = 30, mails = 60, audits = 90 }
  topics = ["north", "south"]
}

resource "aws_sqs_queue" "work" {
  for_each                   = local.queues
  name                       = "expr-${each.key}"
  visibility_timeout_seconds = each.value
  tags                       = { Kind = each.key }
}

resource "aws_sns_topic" "news" {
  count = length(local.topics)
  name  = "expr-${local.topics[count.index]}"
}

resource "aws_sqs_queue" "spare" {
  count = 0
  name  = "expr-spare"
}

resource "aws_iam_role" "app" {
  name               = "expr-app"
  path               = "/team/"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
  tags               = { Owner = "team" }
}

resource "aws_dynamodb_table" "state" {
  name         = "expr-state"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  range_key    = "at"
  attribute {
    name = "id"
    type = "S"
  }
  attribute {
    name = "at"
    type = "N"
  }
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"
}

resource "aws_s3_bucket" "data" {
  bucket = "expr-data-111111111111"
  tags   = { Zone = "a" }
}

resource "aws_cloudwatch_log_group" "logs" {
  for_each          = toset(["api", "web"])
  name              = "/expr/${each.value}"
  retention_in_days = 7
}

locals {
  queue_arns = { for k, q in aws_sqs_queue.work : k => q.arn }
  by_url     = { for q in aws_sqs_queue.work : q.name => q }
  facts = {
    lookup_whole     = lookup(aws_sqs_queue.work, "orders", null).arn
    lookup_attribute = lookup(aws_sqs_queue.work["mails"], "arn", "none")
    lookup_default   = lookup(aws_sqs_queue.work["mails"], "nothing", "none")
    lookup_nested    = lookup(lookup(aws_sqs_queue.work, "audits", {}), "name", "none")
    lookup_tags      = lookup(aws_sqs_queue.work["mails"].tags, "Kind", "none")
    merge_whole      = merge(aws_sns_topic.news[0], { extra = 1 }).arn
    merge_maps       = merge(local.queue_arns, { more = "x" })["orders"]
    values_arn       = join("|", values(aws_sqs_queue.work)[*].arn)
    values_map       = join("|", values(local.queue_arns))
    keys_of          = join("|", keys(aws_sqs_queue.work))
    keys_exported    = contains(keys(aws_sns_topic.news[0]), "owner") ? "yes" : "no"
    one_splat        = one(aws_sqs_queue.spare[*].arn) == null ? "none" : "some"
    try_spare        = try(aws_sqs_queue.spare[0].arn, "no spare")
    coalesce_spare   = coalesce(one(aws_sqs_queue.spare[*].arn), aws_sns_topic.news[1].arn)
    coalescelist     = join("|", coalescelist(aws_sqs_queue.spare[*].arn, aws_sns_topic.news[*].arn))
    concat_first     = element(concat(aws_sqs_queue.spare[*].arn, aws_sns_topic.news[*].arn, [""]), 0)
    element_wraps    = element(aws_sns_topic.news[*].arn, 3)
    slice            = join("|", slice(concat(aws_sns_topic.news[*].name, ["a", "b"]), 1, 3))
    reverse          = join("|", reverse(aws_sns_topic.news[*].arn))
    flatten          = join("|", flatten([aws_sns_topic.news[*].arn, [for q in aws_sqs_queue.work : [q.arn]]]))
    zipmap           = zipmap(aws_sns_topic.news[*].name, aws_sns_topic.news[*].arn)["expr-south"]
    splat_index      = join("|", aws_sns_topic.news[*]["arn"])
    legacy_splat     = join("|", aws_sns_topic.news.*.name)
    for_filter       = join("|", [for k, q in aws_sqs_queue.work : q.arn if k != "mails"])
    for_value_filter = join("|", [for q in aws_sqs_queue.work : q.name if q.visibility_timeout_seconds > 30])
    for_group        = join("|", { for k, q in aws_sqs_queue.work : (q.visibility_timeout_seconds > 30 ? "slow" : "fast") => q.arn... }["slow"])
    for_index        = join("|", [for i, t in aws_sns_topic.news : "${i}:${t.name}"])
    for_attributes   = join("|", [for k, v in aws_sns_topic.news[0] : k if k == "arn" || k == "name"])
    by_name          = local.by_url["expr-orders"].arn
    setproduct       = join("|", [for p in setproduct(keys(local.queue_arns), aws_sns_topic.news[*].name) : join("+", p)])
    transpose        = join("|", transpose({ a = [aws_sns_topic.news[0].name], b = aws_sns_topic.news[*].name })["expr-north"])
    chunklist        = join("|", [for c in chunklist(concat(aws_sns_topic.news[*].arn, ["z"]), 2) : tostring(length(c))])
    compact          = join("|", compact([aws_sns_topic.news[0].arn, "", null]))
    contains_name    = contains(aws_sns_topic.news[*].name, "expr-south") ? "in" : "out"
    index_of         = tostring(index(aws_sns_topic.news[*].name, "expr-south"))
    json             = jsonencode({ arn = aws_sqs_queue.work["orders"].arn, n = aws_sqs_queue.work["orders"].visibility_timeout_seconds, tags = aws_sqs_queue.work["orders"].tags, none = null })
    json_back        = jsondecode(jsonencode({ a = [aws_sns_topic.news[0].arn] })).a[0]
    yaml             = yamlencode({ a = aws_sns_topic.news[0].name })
    format_many      = format("%s/%s/%05d", aws_sns_topic.news[0].name, aws_s3_bucket.data.id, aws_sqs_queue.work["orders"].visibility_timeout_seconds)
    formatlist       = join("|", formatlist("arn=%s", aws_sns_topic.news[*].arn))
    replace_name     = replace(aws_sns_topic.news[0].name, "expr-", "new_")
    split_arn        = split(":", aws_sns_topic.news[0].arn)[5]
    upper_name       = upper(aws_s3_bucket.data.bucket)
    title_name       = title(aws_sns_topic.news[1].name)
    substr_name      = substr(aws_s3_bucket.data.bucket, 0, 4)
    regex_name       = regex("^expr-(.*)$", aws_sns_topic.news[0].name)[0]
    strrev           = strrev(aws_sns_topic.news[0].name)
    md5_name         = md5(aws_s3_bucket.data.bucket)
    base64           = base64encode("topic=${aws_sns_topic.news[0].name}")
    base64_arn       = base64encode("arn=${aws_sns_topic.news[0].arn}")
    urlencode        = urlencode(aws_cloudwatch_log_group.logs["api"].name)
    dirname          = dirname(aws_cloudwatch_log_group.logs["api"].name)
    basename         = basename(aws_cloudwatch_log_group.logs["api"].name)
    log_arns         = join("|", [for g in aws_cloudwatch_log_group.logs : "${g.arn}:*"])
    keys_table       = "${aws_dynamodb_table.state.hash_key}/${aws_dynamodb_table.state.range_key}"
    attributes_table = join("|", sort([for a in aws_dynamodb_table.state.attribute : "${a.name}=${a.type}"]))
    role_path        = "${aws_iam_role.app.path}${aws_iam_role.app.name}"
    role_parts       = join("|", slice(split("/", aws_iam_role.app.arn), 1, 3))
    role_tag         = aws_iam_role.app.tags["Owner"]
    bucket_domain    = aws_s3_bucket.data.bucket_regional_domain_name
    conditional_attr = aws_sqs_queue.work["orders"].visibility_timeout_seconds > 10 ? aws_sqs_queue.work["orders"].arn : "none"
    conditional_null = aws_sqs_queue.work["orders"].kms_master_key_id == "" || aws_sqs_queue.work["orders"].kms_master_key_id == null ? "plain" : "kms"
    equal_names      = aws_sns_topic.news[0].name == "expr-north" ? "same" : "other"
    arithmetic       = tostring(aws_sqs_queue.work["orders"].visibility_timeout_seconds * 2 + 1)
    max_of           = tostring(max([for q in aws_sqs_queue.work : q.visibility_timeout_seconds]...))
    sum_of           = tostring(sum(values(aws_sqs_queue.work)[*].visibility_timeout_seconds))
    heredoc          = <<-EOT
      queue ${aws_sqs_queue.work["orders"].name}
      %{for t in aws_sns_topic.news~}
      topic ${t.arn}
      %{endfor~}
      end
    EOT
    alltrue          = alltrue([for t in aws_sns_topic.news : t.name != ""]) ? "all" : "some"
    matchkeys        = join("|", matchkeys(aws_sns_topic.news[*].arn, aws_sns_topic.news[*].name, ["expr-south"]))
    setunion         = join("|", sort(setunion(toset(aws_sns_topic.news[*].name), ["zz"])))
    setsubtract      = join("|", setsubtract(toset(aws_sns_topic.news[*].name), ["expr-north"]))
    range            = join("|", [for i in range(length(aws_sns_topic.news)) : aws_sns_topic.news[i].arn])
    cidr             = cidrsubnet("10.0.0.0/16", 8, aws_sqs_queue.work["orders"].visibility_timeout_seconds)
    signum           = tostring(floor(aws_sqs_queue.work["audits"].visibility_timeout_seconds / 60))
  }
}

resource "aws_ssm_parameter" "fact" {
  for_each = local.facts
  name     = "/expr/${each.key}"
  type     = "String"
  value    = each.value
}
