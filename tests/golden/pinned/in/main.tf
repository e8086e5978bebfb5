provider "aws" {
  region = "us-east-1"
}

locals {
  made = plantimestamp()
}

resource "aws_sqs_queue" "job" {
  count = 2
  name  = "job-${uuid()}"

  tags = {
    created = timestamp()
    day     = formatdate("YYYY-MM-DD", local.made)
    token   = "${uuid()}${uuid()}"
    secret  = bcrypt("x", 4)
  }

  lifecycle {
    ignore_changes = [tags]
  }
}
check "x" {
  assert {
    condition = timecmp(timestamp(), "2030-01-01T00:00:00Z") < 0
    error_message = "old"
  }
}
