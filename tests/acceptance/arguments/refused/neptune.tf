# refused: global_cluster_identifier
resource "aws_neptune_cluster" "neptune_cluster_global_cluster_identifier" {
  global_cluster_identifier = "neptune-cluster"
}

# refused: replication_source_identifier
resource "aws_neptune_cluster" "neptune_cluster_replication_source_identifier" {
  replication_source_identifier = "neptune-cluster"
}

# refused: storage_type
resource "aws_neptune_cluster" "neptune_cluster_storage_type" {
  storage_type = "iopt1"
}

# refused: port
resource "aws_neptune_cluster_instance" "neptune_cluster_instance_port" {
  cluster_identifier = "neptune-cluster-instance"
  instance_class     = "db.r5.large"
  port               = 1
}

# refused: promotion_tier
resource "aws_neptune_cluster_instance" "neptune_cluster_instance_promotion_tier" {
  cluster_identifier = "neptune-cluster-instance"
  instance_class     = "db.r5.large"
  promotion_tier     = 1
}
