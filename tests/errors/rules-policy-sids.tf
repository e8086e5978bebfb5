provider "aws" {
  region = "eu-west-1"
}

data "aws_iam_policy_document" "twice" { # expect: TC5017 error "have the Sid \"Read\""
  statement {
    sid     = "Read"
    actions = ["s3:Get*"]
  }
  statement {
    sid     = "Read"
    actions = ["s3:List*"]
  }
}

resource "aws_ssm_parameter" "document" {
  name  = "document"
  type  = "String"
  value = data.aws_iam_policy_document.twice.json
}
