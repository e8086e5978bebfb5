# refused: tags
resource "aws_elastic_beanstalk_application" "elastic_beanstalk_application_tags" {
  name = "elastic-beanstalk-applic"
  tags = { Name = "example" }
}

# refused: process
resource "aws_elastic_beanstalk_application_version" "elastic_beanstalk_application_version_process" {
  application = "example"
  bucket      = "example"
  key         = "example"
  name        = "elastic-beanstalk-applic"
  process     = true
}

# refused: tags
resource "aws_elastic_beanstalk_application_version" "elastic_beanstalk_application_version_tags" {
  application = "example"
  bucket      = "example"
  key         = "example"
  name        = "elastic-beanstalk-applic"
  tags        = { Name = "example" }
}
