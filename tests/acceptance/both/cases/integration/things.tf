# Things that call, what they may do, and whom they are paid by.
resource "aws_iot_thing" "main" {
  name       = "integration-main"
  attributes = { room = "kitchen", floor = "2" }
}

resource "aws_iot_thing_type" "main" {
  name       = "integration-main"
  deprecated = false
  tags       = { Name = "main" }

  properties {
    description           = "What measures"
    searchable_attributes = ["room", "floor"]
  }
}

resource "aws_iot_policy" "main" {
  name = "integration-main"
  tags = { Name = "main" }

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iot:*", Resource = "*" }]
  })
}

resource "aws_iot_role_alias" "main" {
  alias               = "integration-main"
  role_arn            = aws_iam_role.main.arn
  credential_duration = 1800
  tags                = { Name = "main" }
}

resource "aws_iot_billing_group" "main" {
  name = "integration-main"
  tags = { Name = "main" }

  properties {
    description = "The kitchen"
  }
}
