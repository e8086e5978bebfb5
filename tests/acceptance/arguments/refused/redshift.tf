# refused: cluster_public_key
resource "aws_redshift_cluster" "redshift_cluster_cluster_public_key" {
  cluster_identifier = "redshift-cluster"
  cluster_public_key = "example"
  master_username    = "administrator"
  node_type          = "ra3.4xlarge"
}

# refused: cluster_revision_number
resource "aws_redshift_cluster" "redshift_cluster_cluster_revision_number" {
  cluster_identifier      = "redshift-cluster"
  cluster_revision_number = "example"
  master_username         = "administrator"
  node_type               = "ra3.4xlarge"
}

# refused: default_iam_role_arn
resource "aws_redshift_cluster" "redshift_cluster_default_iam_role_arn" {
  cluster_identifier   = "redshift-cluster"
  default_iam_role_arn = "arn:aws:iam::123456789012:role/example"
  master_username      = "administrator"
  node_type            = "ra3.4xlarge"
}

# refused: endpoint
resource "aws_redshift_cluster" "redshift_cluster_endpoint" {
  cluster_identifier = "redshift-cluster"
  endpoint           = "example"
  master_username    = "administrator"
  node_type          = "ra3.4xlarge"
}

# refused: master_password_wo
resource "aws_redshift_cluster" "redshift_cluster_master_password_wo" {
  cluster_identifier         = "redshift-cluster"
  master_password_wo         = "Example-password-1"
  master_password_wo_version = 1
  master_username            = "administrator"
  node_type                  = "ra3.4xlarge"
}

# refused: snapshot_arn
resource "aws_redshift_cluster" "redshift_cluster_snapshot_arn" {
  cluster_identifier = "redshift-cluster"
  master_username    = "administrator"
  node_type          = "ra3.4xlarge"
  snapshot_arn       = "arn:aws:iam::123456789012:role/example"
}

# refused: admin_user_password_wo
resource "aws_redshiftserverless_namespace" "redshiftserverless_namespace_admin_user_password_wo" {
  admin_user_password_wo         = "Example-password-1"
  admin_user_password_wo_version = 1
  namespace_name                 = "redshiftserverless-names"
}

# refused: default_iam_role_arn
resource "aws_redshift_cluster_iam_roles" "redshift_cluster_iam_roles_default_iam_role_arn" {
  cluster_identifier   = aws_redshift_cluster.redshift_cluster_iam_roles_default_iam_role_arn.cluster_identifier
  default_iam_role_arn = "arn:aws:iam::123456789012:role/example"
}

resource "aws_redshift_cluster" "redshift_cluster_iam_roles_default_iam_role_arn" {
  cluster_identifier = "redshift-cluster-iam-rol-redshift-cluste"
  master_username    = "administrator"
  node_type          = "ra3.4xlarge"
}

# refused: description
resource "aws_redshift_integration" "redshift_integration_description" {
  description      = "example"
  integration_name = "redshift-integration"
  source_arn       = "arn:aws:dynamodb:us-east-1:123456789012:table/example"
  target_arn       = "arn:aws:redshift-serverless:us-east-1:123456789012:namespace/12345678-1234-1234-1234-123456789012"
}

# refused: manual_snapshot_retention_period
resource "aws_redshift_snapshot_copy" "redshift_snapshot_copy_manual_snapshot_retention_period" {
  cluster_identifier               = aws_redshift_cluster.redshift_snapshot_copy_manual_snapshot_retention_period.cluster_identifier
  destination_region               = "eu-west-1"
  manual_snapshot_retention_period = 1
}

resource "aws_redshift_cluster" "redshift_snapshot_copy_manual_snapshot_retention_period" {
  cluster_identifier = "redshift-snapshot-copy-redshift-cluster"
  master_username    = "administrator"
  node_type          = "ra3.4xlarge"
}
