# refused: outpost_mode
# refused: preferred_outpost_arn
resource "aws_elasticache_cluster" "elasticache_cluster_outpost_mode" {
  cluster_id            = "example"
  engine                = "redis"
  outpost_mode          = "single-outpost"
  preferred_outpost_arn = "arn:aws:iam::123456789012:role/example"
}

# refused: preferred_outpost_arn
resource "aws_elasticache_cluster" "elasticache_cluster_preferred_outpost_arn" {
  cluster_id            = "example"
  engine                = "redis"
  preferred_outpost_arn = "arn:aws:iam::123456789012:role/example"
}

# refused: replication_group_id
resource "aws_elasticache_cluster" "elasticache_cluster_replication_group_id" {
  cluster_id           = "example"
  replication_group_id = "example"
}
