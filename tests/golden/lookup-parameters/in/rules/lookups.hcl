# Rules of the user's own, so that the case shows the mechanism and not what the built-in ones say.
data "aws_vpc" {
  attributes = {
    id  = self.id != null ? self.id : parameter("id")
    arn = arn("ec2", region(), account(), "vpc/${self.id != null ? self.id : parameter("id")}")
  }

  parameter "id" {
    type        = "AWS::EC2::VPC::Id"
    description = "ID of the VPC"
  }
}

data "aws_ami" {
  attributes = {
    id = parameter("id")
  }

  parameter "id" {
    type        = "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>"
    description = "Public parameter with the ID of the image"
    default     = "/aws/service/ami-amazon-linux-latest/${self.name_regex}"
  }
}
