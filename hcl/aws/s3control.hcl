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

rule "aws_s3control_object_lambda_access_point" {
  type = "AWS::S3ObjectLambda::AccessPoint"

  properties = {
    Name = self.name
    ObjectLambdaConfiguration = one([for x in self.configuration : {
      AllowedFeatures          = x.allowed_features
      CloudWatchMetricsEnabled = x.cloud_watch_metrics_enabled
      SupportingAccessPoint    = x.supporting_access_point
      TransformationConfigurations = [for y in x.transformation_configuration : {
        Actions = y.actions
        ContentTransformation = one([for z in y.content_transformation : {
          AwsLambda = one([for u in z.aws_lambda : { FunctionArn = u.function_arn, FunctionPayload = u.function_payload }])
        }])
      }]
    }])
  }

  attributes = {
    id    = "${account()}:${ref()}"
    name  = ref()
    alias = getatt("Alias.Value")
    arn   = getatt("Arn")
  }

  unsupported = {
    account_id = "CloudFormation makes the access point in the stack's own account: leave it out, and configure the provider for that account"
  }
}

rule "aws_s3control_object_lambda_access_point_policy" {
  type = "AWS::S3ObjectLambda::AccessPointPolicy"

  properties = {
    ObjectLambdaAccessPoint = self.name
    PolicyDocument          = self.policy
  }

  attributes = {
    id = "${account()}:${self.name}"
  }

  unsupported = {
    account_id = "CloudFormation sets the policy in the stack's own account: leave it out, and configure the provider for that account"
  }
}

# --- access grants and multi-region access points ---------------------------------------------------------------------

rule "aws_s3control_access_grants_instance" {
  type = "AWS::S3::AccessGrantsInstance"

  properties = {
    IdentityCenterArn = self.identity_center_arn
    Tags              = tags(self.tags)
  }

  attributes = {
    id                         = account()
    access_grants_instance_arn = getatt("AccessGrantsInstanceArn")
    access_grants_instance_id  = getatt("AccessGrantsInstanceId")
  }

  unsupported = {
    account_id = "CloudFormation makes it in the stack's own account: leave it out, and configure the provider for that account"
  }
}

rule "aws_s3control_access_grants_location" {
  type = "AWS::S3::AccessGrantsLocation"

  properties = {
    IamRoleArn    = self.iam_role_arn
    LocationScope = self.location_scope
    Tags          = tags(self.tags)
  }

  attributes = {
    id                         = "${account()},${getatt("AccessGrantsLocationId")}"
    access_grants_location_arn = getatt("AccessGrantsLocationArn")
    access_grants_location_id  = getatt("AccessGrantsLocationId")
  }

  unsupported = {
    account_id = "CloudFormation makes it in the stack's own account: leave it out, and configure the provider for that account"
  }
}

rule "aws_s3control_access_grant" {
  type = "AWS::S3::AccessGrant"

  properties = {
    AccessGrantsLocationId            = self.access_grants_location_id
    Permission                        = self.permission
    S3PrefixType                      = self.s3_prefix_type
    Tags                              = tags(self.tags)
    AccessGrantsLocationConfiguration = one([for x in self.access_grants_location_configuration : { S3SubPrefix = x.s3_sub_prefix }])
    Grantee                           = one([for x in self.grantee : { GranteeIdentifier = x.grantee_identifier, GranteeType = x.grantee_type }])
  }

  attributes = {
    id               = "${account()},${getatt("AccessGrantId")}"
    access_grant_arn = getatt("AccessGrantArn")
    access_grant_id  = getatt("AccessGrantId")
    grant_scope      = getatt("GrantScope")
  }

  unsupported = {
    account_id = "CloudFormation makes it in the stack's own account: leave it out, and configure the provider for that account"
  }
}

rule "aws_s3control_multi_region_access_point" {
  type = "AWS::S3::MultiRegionAccessPoint"

  properties = merge({}, one([for x in self.details : {
    Name = x.name
    PublicAccessBlockConfiguration = one([for y in x.public_access_block : {
      BlockPublicAcls       = y.block_public_acls != false
      BlockPublicPolicy     = y.block_public_policy != false
      IgnorePublicAcls      = y.ignore_public_acls != false
      RestrictPublicBuckets = y.restrict_public_buckets != false
    }])
    Regions = [for y in x.region : { Bucket = y.bucket, BucketAccountId = y.bucket_account_id }]
  }]))

  attributes = {
    id          = "${account()}:${ref()}"
    alias       = getatt("Alias")
    arn         = arn("s3", "", account(), "accesspoint/${getatt("Alias")}")
    domain_name = "${getatt("Alias")}.accesspoint.s3-global.${url_suffix()}"
  }

  unsupported = {
    account_id = "CloudFormation makes it in the stack's own account: leave it out, and configure the provider for that account"
  }
}

rule "aws_s3control_multi_region_access_point_policy" {
  type = "AWS::S3::MultiRegionAccessPointPolicy"

  properties = {
    MrapName = one([for x in self.details : x.name])
    Policy   = one([for x in self.details : x.policy])
  }

  attributes = {
    id = "${account()}:${one([for x in self.details : x.name])}"
  }

  unsupported = {
    account_id = "CloudFormation makes it in the stack's own account: leave it out, and configure the provider for that account"
  }
}
