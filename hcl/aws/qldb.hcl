# Amazon QLDB, which AWS ended on 2025-07-31: neither Terraform nor CloudFormation can make anything of it any more.

rule "aws_qldb_ledger" {
  no_peer = "AWS ended the service on 2025-07-31: keep such data in Amazon Aurora PostgreSQL (aws_rds_cluster), with audit tables"
}

rule "aws_qldb_stream" {
  no_peer = "AWS ended the service on 2025-07-31: stream the changes of a database instead (aws_dms_replication_task, or a stream of aws_dynamodb_table)"
}
