# The time of the conversion is an error where a template would hold it, and nowhere else.
provider "aws" {
  region = "us-east-1"
}

locals {
  now = timestamp() # expect: TC3503 error "timestamp"
}

resource "aws_ssm_parameter" "dated" {
  name  = "dated"
  type  = "String"
  value = "dated"
  tags  = { CreatedAt = formatdate("YYYY-MM-DD", local.now) }

  lifecycle {
    ignore_changes = [tags]
  }
}

output "year" {
  value = "${aws_rds_cluster.main.id} of ${plantimestamp()}" # expect: TC3503 error "plantimestamp"
}

# CloudFormation names final snapshots itself.
resource "aws_rds_cluster" "main" {
  engine                      = "aurora-mysql"
  master_username             = "admin"
  manage_master_user_password = true
  final_snapshot_identifier   = "final-${formatdate("YYYY-MM-DD", timestamp())}"
}
