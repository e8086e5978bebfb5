# refused: configurations
resource "aws_emr_cluster" "emr_cluster_configurations" {
  configurations = "example"
  name           = "emr-cluster"
  release_label  = "example"
  service_role   = "arn:aws:iam::123456789012:role/example"
  ec2_attributes {
    instance_profile = "example"
  }
}

# refused: identity_id
resource "aws_emr_studio_session_mapping" "emr_studio_session_mapping_identity_id" {
  identity_id        = "example"
  identity_type      = "USER"
  session_policy_arn = "arn:aws:iam::123456789012:policy/example"
  studio_id          = "es-0123456789ABCDEF"
}
