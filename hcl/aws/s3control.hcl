# Amazon S3: access points.

rule "aws_s3_access_point" {
  type = "AWS::S3::AccessPoint"

  properties = {
    Bucket           = self.bucket
    BucketAccountId  = self.bucket_account_id
    Name             = self.name
    Policy           = self.policy
    VpcConfiguration = one([for v in self.vpc_configuration : { VpcId = v.vpc_id }])

    PublicAccessBlockConfiguration = one([for p in self.public_access_block_configuration : {
      BlockPublicAcls       = p.block_public_acls == null ? true : p.block_public_acls
      BlockPublicPolicy     = p.block_public_policy == null ? true : p.block_public_policy
      IgnorePublicAcls      = p.ignore_public_acls == null ? true : p.ignore_public_acls
      RestrictPublicBuckets = p.restrict_public_buckets == null ? true : p.restrict_public_buckets
    }])
  }

  attributes = {
    network_origin = getatt("NetworkOrigin")
    id             = "${account()}:${ref()}"
    arn            = getatt("Arn")
    alias          = getatt("Alias")
    domain_name    = "${ref()}-${account()}.s3-accesspoint.${region()}.${url_suffix()}"
  }

  unsupported = {
    account_id = "CloudFormation makes access points in the account of the stack: use a provider of that account"
  }
}
