variable "node_type" {
  type = string
}

variable "nodes" {
  type = number
}

resource "aws_elasticache_cluster" "main" {
  cluster_id      = "main"
  engine          = "memcached"
  node_type       = var.node_type
  num_cache_nodes = var.nodes
}
