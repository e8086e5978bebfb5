# run: convert --target cloudformation --answer data.aws_vpc.main.id=vpc-1 --answer 'aws_vpc.main.id="vpc-1"' --answer 'data.aws_vpc.other.id="vpc-1"' --answer 'data.aws_availability_zones.all.names="one"' --answer data.aws_availability_zones.all.numbers=[1]
# expect-anywhere: TC5074 error "--answer data.aws_vpc.main.id=vpc-1 cannot be used"
# expect-anywhere: TC5074 error "--answer aws_vpc.main.id=\"vpc-1\" cannot be used"
# expect-anywhere: TC5074 error "--answer data.aws_vpc.other.id=\"vpc-1\" cannot be used"
provider "aws" {
  region = "eu-west-1"
}

data "aws_vpc" "main" {
  default = true
}

# expect: TC5074 error "--answer data.aws_availability_zones.all.names=\"one\" cannot be used"
# expect: TC5074 error "--answer data.aws_availability_zones.all.numbers=[1] cannot be used"
data "aws_availability_zones" "all" {}

resource "aws_subnet" "zone" {
  vpc_id            = data.aws_vpc.main.id
  cidr_block        = "10.0.0.0/24"
  availability_zone = data.aws_availability_zones.all.names[0]
}
