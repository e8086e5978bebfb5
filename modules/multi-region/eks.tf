# A cluster in each region. The secondary one runs the smallest useful number of nodes and scales up after a failover.

module "cluster_primary" {
  source = "./modules/cluster"

  providers = {
    aws = aws.primary
  }

  name                = "${var.project}-primary"
  title               = "Primary"
  kubernetes_version  = var.kubernetes_version
  subnet_ids          = module.network_primary.private_subnet_ids
  public_access_cidrs = var.api_allowed_cidrs
  kms_key_arn         = aws_kms_key.primary.arn
  log_retention_days  = var.log_retention_days

  node_count = {
    min     = 3
    desired = 3
    max     = 9
  }
}

module "cluster_secondary" {
  source = "./modules/cluster"

  providers = {
    aws = aws.secondary
  }

  name                = "${var.project}-secondary"
  title               = "Secondary"
  kubernetes_version  = var.kubernetes_version
  subnet_ids          = module.network_secondary.private_subnet_ids
  public_access_cidrs = var.api_allowed_cidrs
  kms_key_arn         = aws_kms_key.secondary.arn
  log_retention_days  = var.log_retention_days

  node_count = {
    min     = 1
    desired = 1
    max     = 9
  }
}
