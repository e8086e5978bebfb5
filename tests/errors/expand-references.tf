# run: convert --target terraform
# Names that lead nowhere, and circles.
locals {
  a = local.b # expect: TC4001 error "Reference cycle"
  b = "x${local.c}"
  c = local.a

  missing_local    = local.nowhere            # expect: TC4002 error "undeclared local value \"nowhere\""
  missing_variable = var.nowhere              # expect: TC4002 error "undeclared input variable \"nowhere\""
  missing_resource = aws_sqs_queue.nowhere.id # expect: TC4002 error "undeclared resource \"aws_sqs_queue.nowhere\""
  missing_data     = data.aws_region.here     # expect: TC4002 error "undeclared data source \"data.aws_region.here\""
  missing_module   = module.nowhere.id        # expect: TC4002 error "undeclared module \"nowhere\""

  incomplete_variable = var    # expect: TC4003 error "Incomplete reference \"var\""
  incomplete_module   = module # expect: TC4003 error "Incomplete reference \"module\""
  incomplete_path     = path.x # expect: TC4003 error "Incomplete reference \"path\""

  stray_each  = each.key    # expect: TC4004 error "\"each\" is used where there is no for_each"
  stray_count = count.index # expect: TC4004 error "\"count.index\" is used where there is no count"
}

# expect: TC4001 error "Reference cycle"
resource "aws_sqs_queue" "self" {
  name = aws_sqs_queue.self.arn
}
