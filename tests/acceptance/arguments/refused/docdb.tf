# refused: master_password_wo
resource "aws_docdb_cluster" "docdb_cluster_master_password_wo" {
  master_password_wo         = "Example-password-1"
  master_password_wo_version = 1
}

# refused: copy_tags_to_snapshot
resource "aws_docdb_cluster_instance" "docdb_cluster_instance_copy_tags_to_snapshot" {
  cluster_identifier    = "docdb-cluster-instance"
  copy_tags_to_snapshot = true
  instance_class        = "db.r5.large"
}

# refused: performance_insights_kms_key_id
resource "aws_docdb_cluster_instance" "docdb_cluster_instance_performance_insights_kms_key_id" {
  cluster_identifier              = "docdb-cluster-instance"
  instance_class                  = "db.r5.large"
  performance_insights_kms_key_id = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}

# refused: promotion_tier
resource "aws_docdb_cluster_instance" "docdb_cluster_instance_promotion_tier" {
  cluster_identifier = "docdb-cluster-instance"
  instance_class     = "db.r5.large"
  promotion_tier     = 1
}

# refused: database_name
resource "aws_docdb_global_cluster" "docdb_global_cluster_database_name" {
  database_name             = "docdb-global-cluster"
  engine                    = "docdb"
  global_cluster_identifier = "docdb-global-cluster"
}
