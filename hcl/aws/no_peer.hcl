# What Terraform does by calls that no resource type of CloudFormation makes. Each rule says what to do instead; where another
# type does part of it, the reason names it.

# --- contents, which are no infrastructure ------------------------------------------------------------------------------

rule "aws_s3_object" {
  no_peer = "CloudFormation uploads no objects: upload it with `aws s3 cp` when the stack is complete, or leave it to Terraform. Code of a function needs none: name the archive in the function's `filename`, which `aws cloudformation package` uploads"
}

rule "aws_s3_bucket_object" {
  same_as = "aws_s3_object"
}

rule "aws_s3_object_copy" {
  no_peer = "CloudFormation copies no objects: copy it with `aws s3 cp` when the stack is complete, or leave it to Terraform"
}

rule "aws_dynamodb_table_item" {
  no_peer = "CloudFormation writes no items: write it with `aws dynamodb put-item` when the stack is complete, leave it to Terraform, or let a Lambda-backed custom resource write it"
}

rule "aws_dynamodb_tag" {
  no_peer = "CloudFormation tags what it creates: put the tag among the `tags` of the table or of its replica"
}

# --- calls -------------------------------------------------------------------------------------------------------------

rule "aws_lambda_invocation" {
  no_peer = "A stack calls no functions: let a custom resource call it (AWS::CloudFormation::CustomResource; the function then answers as custom resources do), or call it with `aws lambda invoke` when the stack is complete"
}

rule "aws_kms_ciphertext" {
  no_peer = "A template encrypts nothing: keep the text in a secret (aws_secretsmanager_secret), or encrypt it before with `aws kms encrypt` and give the result in a variable"
}

rule "aws_signer_signing_job" {
  no_peer = "A stack signs nothing: sign the code with `aws signer start-signing-job` before it is deployed"
}

rule "aws_ebs_snapshot" {
  no_peer = "CloudFormation takes snapshots only of volumes that it deletes (`deletion_policy`): take others with `aws ec2 create-snapshot`, or let a backup plan take them (aws_backup_plan)"
}

rule "aws_neptune_cluster_snapshot" {
  no_peer = "CloudFormation takes snapshots only of clusters that it deletes: take others with `aws neptune create-db-cluster-snapshot`, or let a backup plan take them (aws_backup_plan)"
}

rule "aws_db_snapshot" {
  no_peer = "CloudFormation takes snapshots only of databases that it deletes: take others with `aws rds create-db-snapshot`, or let a backup plan take them (aws_backup_plan)"
}

rule "aws_db_cluster_snapshot" {
  no_peer = "CloudFormation takes snapshots only of clusters that it deletes: take others with `aws rds create-db-cluster-snapshot`, or let a backup plan take them (aws_backup_plan)"
}

rule "aws_ami_copy" {
  no_peer = "CloudFormation copies no images: copy it with `aws ec2 copy-image` before, and give its ID in a variable"
}

rule "aws_ami_from_instance" {
  no_peer = "CloudFormation makes no images of instances: make it with `aws ec2 create-image`, and give its ID in a variable"
}

rule "aws_rds_reserved_instance" {
  no_peer = "CloudFormation buys no reservations: buy it with `aws rds purchase-reserved-db-instances-offering`"
}

rule "aws_spot_instance_request" {
  no_peer = "CloudFormation has no single spot requests: ask for spot capacity in a launch template (`instance_market_options`)"
}

rule "aws_ssm_activation" {
  no_peer = "CloudFormation makes no activations: make one with `aws ssm create-activation`, whose code is shown only once"
}

rule "aws_grafana_workspace_api_key" {
  no_peer = "CloudFormation makes no keys of workspaces: make one with `aws grafana create-workspace-api-key`"
}

rule "aws_grafana_role_association" {
  no_peer = "CloudFormation assigns no roles in workspaces: assign it with `aws grafana update-permissions` when the stack is complete"
}

# --- settings of an account or region ------------------------------------------------------------------------------------

rule "aws_s3_account_public_access_block" {
  no_peer = "It is a setting of the account, which no stack has: set it with `aws s3control put-public-access-block`, or block the access of each bucket (aws_s3_bucket_public_access_block)"
}

rule "aws_ebs_encryption_by_default" {
  no_peer = "It is a setting of the account and region, which no stack has: set it with `aws ec2 enable-ebs-encryption-by-default`, or encrypt each volume"
}

rule "aws_ebs_default_kms_key" {
  no_peer = "It is a setting of the account and region, which no stack has: set it with `aws ec2 modify-ebs-default-kms-key-id`, or name the key of each volume"
}

rule "aws_iam_account_password_policy" {
  no_peer = "It is a setting of the account, which no stack has: set it with `aws iam update-account-password-policy`"
}

rule "aws_iam_account_alias" {
  no_peer = "It is a setting of the account, which no stack has: set it with `aws iam create-account-alias`"
}

rule "aws_servicequotas_service_quota" {
  no_peer = "Quotas are raised by a request: make it with `aws service-quotas request-service-quota-increase`"
}

rule "aws_inspector2_enabler" {
  no_peer = "It is a setting of the account, which no stack has: enable the scans with `aws inspector2 enable`"
}

rule "aws_inspector2_organization_configuration" {
  no_peer = "It is a setting of the organization, which no stack has: set it with `aws inspector2 update-organization-configuration`"
}

rule "aws_inspector2_delegated_admin_account" {
  no_peer = "It is a setting of the organization, which no stack has: set it with `aws inspector2 enable-delegated-admin-account`"
}

rule "aws_inspector2_member_association" {
  no_peer = "It is a setting of the organization, which no stack has: set it with `aws inspector2 associate-member`"
}

rule "aws_guardduty_organization_admin_account" {
  no_peer = "It is a setting of the organization, which no stack has: set it with `aws guardduty enable-organization-admin-account`"
}

rule "aws_guardduty_organization_configuration" {
  no_peer = "It is a setting of the organization, which no stack has: set it with `aws guardduty update-organization-configuration`"
}

rule "aws_macie2_organization_admin_account" {
  no_peer = "It is a setting of the organization, which no stack has: set it with `aws macie2 enable-organization-admin-account`"
}

rule "aws_organizations_delegated_administrator" {
  no_peer = "It is a setting of the organization, which no stack has: set it with `aws organizations register-delegated-administrator`"
}

# --- what another account or service has to agree to -----------------------------------------------------------------------

rule "aws_route53_vpc_association_authorization" {
  no_peer = "CloudFormation gives no authorizations: give it with `aws route53 create-vpc-association-authorization` in the zone's account, before the other account associates its VPC"
}

rule "aws_ram_resource_share_accepter" {
  no_peer = "A stack accepts no invitations: accept it with `aws ram accept-resource-share-invitation`; within an organization that shares, none is needed"
}

rule "aws_vpc_endpoint_connection_accepter" {
  no_peer = "A stack accepts no connections: accept it with `aws ec2 accept-vpc-endpoint-connections`, or set `acceptance_required` of the service to false"
}

rule "aws_networkmanager_attachment_accepter" {
  no_peer = "A stack accepts no attachments: accept it with `aws networkmanager accept-attachment`, or let the policy of the core network need no acceptance"
}

rule "aws_securityhub_invite_accepter" {
  no_peer = "A stack accepts no invitations: accept it with `aws securityhub accept-administrator-invitation`, or manage the accounts by the organization"
}

rule "aws_securityhub_member" {
  no_peer = "A stack invites no members: invite the account with `aws securityhub create-members`, or manage the accounts by the organization"
}

# --- keys and grants ----------------------------------------------------------------------------------------------------

rule "aws_kms_grant" {
  no_peer = "CloudFormation makes no grants: allow the same in the policy of the key (`policy` of aws_kms_key), or make it with `aws kms create-grant`"
}

rule "aws_kms_external_key" {
  no_peer = "CloudFormation imports no key material: make the key and import its material with `aws kms import-key-material`, and give its ARN in a variable"
}

rule "aws_kms_replica_external_key" {
  same_as = "aws_kms_external_key"
}

rule "aws_iam_user_login_profile" {
  no_peer = "Terraform draws the password and encrypts it for its reader, a template cannot: make the profile with `aws iam create-login-profile`, or let people sign in by IAM Identity Center"
}

rule "aws_iam_user_ssh_key" {
  no_peer = "CloudFormation uploads no keys of users: upload it with `aws iam upload-ssh-public-key`"
}

# --- parts of services ----------------------------------------------------------------------------------------------------

# The tags of what the configuration makes itself join those of the resource.
rule "aws_ec2_tag" {
  when = refers(self.resource_id, "aws_vpc", "aws_subnet", "aws_security_group", "aws_instance", "aws_route_table", "aws_internet_gateway", "aws_nat_gateway", "aws_eip", "aws_network_acl", "aws_ebs_volume", "aws_ec2_transit_gateway")

  fold {
    into = self.resource_id
    host = ["aws_vpc", "aws_subnet", "aws_security_group", "aws_instance", "aws_route_table", "aws_internet_gateway", "aws_nat_gateway", "aws_eip", "aws_network_acl", "aws_ebs_volume", "aws_ec2_transit_gateway"]
    append = {
      Tags = [{ Key = self.key, Value = self.value }]
    }
  }
}

rule "aws_ec2_tag" {
  no_peer = "CloudFormation tags what it creates: tag what others made with `aws ec2 create-tags`, or leave it to Terraform"
}

rule "aws_rds_cluster_activity_stream" {
  no_peer = "CloudFormation starts no activity streams: start it with `aws rds start-activity-stream` when the cluster is there"
}

rule "aws_rds_cluster_endpoint" {
  no_peer = "CloudFormation makes no endpoints of one's own: make it with `aws rds create-db-cluster-endpoint`, or use the cluster's writer and reader endpoints"
}

rule "aws_s3_bucket_request_payment_configuration" {
  when     = self.payer == "BucketOwner"
  absorbed = "the owner of a bucket pays unless something says otherwise"

  attributes = {
    id = self.bucket
  }

  no_effect = ["payer", "expected_bucket_owner"]
}

rule "aws_s3_bucket_request_payment_configuration" {
  no_peer = "CloudFormation has no property for it: set it with `aws s3api put-bucket-request-payment`; without it the owner pays"
}

rule "aws_route53_delegation_set" {
  no_peer = "CloudFormation has no delegation sets: make it with `aws route53 create-reusable-delegation-set`, and the zones with it"
}

rule "aws_redshift_authentication_profile" {
  no_peer = "CloudFormation has no authentication profiles: make it with `aws redshift create-authentication-profile`"
}

rule "aws_redshift_usage_limit" {
  no_peer = "CloudFormation has no usage limits: set it with `aws redshift create-usage-limit` when the cluster is there"
}

rule "aws_redshift_snapshot_schedule" {
  no_peer = "CloudFormation has no snapshot schedules: make it with `aws redshift create-snapshot-schedule`, or let a backup plan take the snapshots (aws_backup_plan)"
}

rule "aws_redshift_snapshot_schedule_association" {
  same_as = "aws_redshift_snapshot_schedule"
}

rule "aws_vpc_ipam_preview_next_cidr" {
  no_peer = "CloudFormation previews no blocks: give the block in a variable"
}

rule "aws_glacier_vault" {
  no_peer = "CloudFormation makes no vaults of Glacier: make it with `aws glacier create-vault`, or use a bucket whose life cycle moves objects to the class GLACIER"
}
