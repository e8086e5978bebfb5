# refused: custom_key_store_id
resource "aws_kms_key" "kms_key_custom_key_store_id" {
  custom_key_store_id = "example"
}

# refused: xks_key_id
# refused: custom_key_store_id
resource "aws_kms_key" "kms_key_xks_key_id" {
  custom_key_store_id = "example"
  xks_key_id          = "example"
}

# refused: bypass_policy_lockout_safety_check
resource "aws_kms_replica_key" "kms_replica_key_bypass_policy_lockout_safety_check" {
  bypass_policy_lockout_safety_check = true
  primary_key_arn                    = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
