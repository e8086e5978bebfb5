# refused: process
resource "aws_elastic_beanstalk_application_version" "elastic_beanstalk_application_version_process" {
  application = "example"
  bucket      = "example"
  key         = "example"
  name        = "elastic-beanstalk-applic"
  process     = true
}
