# Each code that checking rules can give.
rule "aws_sns_topic_policy" {
  type = "AWS::SNS::TopicPolicy"
  properties = {
    Id     = "x"
    Topics = self.policy
    Topic  = self.arn
  }
  attributes = {
    owner = getarn("Arn")
  }
}

rule "aws_ebs_encryption_by_defaults" {
  absorbed = "there is no such type"
}

rule "aws_ec2_tag" {
  absorbed  = "for the test"
  no_effect = ["key", "value"]
}

data "aws_eip" {
  attributes = {
    id = parameter("ip")
  }

  parameter "id" {
    type        = "AWS::EC2::EIP::Id"
    description = "ID of the address"
  }

  parameter "public_ip" {
    type = "String"
  }
}

shape "endless" {
  value = { Next = endless(item.next) }
}

shape "worthless" {
}

shape "unused" {
  value = item.name
}

rule "aws_iam_account_alias" {
  type = "AWS::SNS::Topic"
  properties = {
    TopicName   = endless(self.account_alias, self.account_alias)
    DisplayName = worthless(self.account_alias)
  }
}
