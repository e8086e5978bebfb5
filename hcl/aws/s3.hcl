# Amazon S3.
#
# Since version 4 the provider splits what belongs to one bucket over a dozen resource types. CloudFormation has one type for
# all of it, so these fold into the bucket. The policy stays a resource of its own: it refers to roles that may refer to the bucket.
# The inline arguments of version 3 remain, and map to the same properties: setting both ways is reported by the fold.

shape "s3_encryption_rule" {
  value = {
    BucketKeyEnabled = item.bucket_key_enabled
    ServerSideEncryptionByDefault = one([for d in item.apply_server_side_encryption_by_default : {
      SSEAlgorithm   = d.sse_algorithm
      KMSMasterKeyID = d.kms_master_key_id
    }])
  }
}

shape "s3_cors_rule" {
  value = {
    AllowedHeaders = item.allowed_headers
    AllowedMethods = item.allowed_methods
    AllowedOrigins = item.allowed_origins
    ExposedHeaders = item.expose_headers
    MaxAge         = item.max_age_seconds
  }
}

# A rule of a website as the API of S3 spells it.
shape "s3_routing_rule_json" {
  value = {
    RoutingRuleCondition = try({
      HttpErrorCodeReturnedEquals = try(item.Condition.HttpErrorCodeReturnedEquals, null)
      KeyPrefixEquals             = try(item.Condition.KeyPrefixEquals, null)
    }, null)
    RedirectRule = {
      HostName             = try(item.Redirect.HostName, null)
      HttpRedirectCode     = try(item.Redirect.HttpRedirectCode, null)
      Protocol             = try(item.Redirect.Protocol, null)
      ReplaceKeyPrefixWith = try(item.Redirect.ReplaceKeyPrefixWith, null)
      ReplaceKeyWith       = try(item.Redirect.ReplaceKeyWith, null)
    }
  }
}

shape "s3_canned_acl" {
  value = item == null ? null : {
    "private"                   = "Private"
    "public-read"               = "PublicRead"
    "public-read-write"         = "PublicReadWrite"
    "authenticated-read"        = "AuthenticatedRead"
    "aws-exec-read"             = "AwsExecRead"
    "bucket-owner-read"         = "BucketOwnerRead"
    "bucket-owner-full-control" = "BucketOwnerFullControl"
    "log-delivery-write"        = "LogDeliveryWrite"
  }[item]
}

rule "aws_s3_bucket" {
  type = "AWS::S3::Bucket"

  properties = {
    BucketName = physical_name(self.bucket, self.bucket_prefix)
    # The older block asks for it as well.
    ObjectLockEnabled = self.object_lock_enabled == null && anytrue([for o in self.object_lock_configuration : o.object_lock_enabled == null || o.object_lock_enabled == "Enabled"]) ? true : self.object_lock_enabled
    Tags              = tags(self.tags)

    AccessControl = one(s3_canned_acl([self.acl]))

    AccelerateConfiguration = self.acceleration_status == null ? null : { AccelerationStatus = self.acceleration_status }

    VersioningConfiguration = one([for v in self.versioning : { Status = v.enabled == true ? "Enabled" : "Suspended" }])

    BucketEncryption = one([for s in self.server_side_encryption_configuration : {
      ServerSideEncryptionConfiguration = s3_encryption_rule(s.rule)
    }])

    CorsConfiguration = length(self.cors_rule) == 0 ? null : {
      CorsRules = s3_cors_rule(self.cors_rule)
    }

    LifecycleConfiguration = length(self.lifecycle_rule) == 0 ? null : {
      Rules = [for r in self.lifecycle_rule : {
        Id                             = r.id
        Status                         = r.enabled == true ? "Enabled" : "Disabled"
        Prefix                         = r.prefix
        TagFilters                     = [for k, v in coalesce(r.tags, {}) : { Key = k, Value = v }]
        AbortIncompleteMultipartUpload = r.abort_incomplete_multipart_upload_days == null ? null : { DaysAfterInitiation = r.abort_incomplete_multipart_upload_days }
        ExpirationDate                 = one([for e in r.expiration : e.date == null ? null : "${e.date}T00:00:00Z"])
        ExpirationInDays               = one([for e in r.expiration : e.days])
        ExpiredObjectDeleteMarker      = one([for e in r.expiration : e.expired_object_delete_marker])
        NoncurrentVersionExpiration    = one([for e in r.noncurrent_version_expiration : { NoncurrentDays = e.days }])
        NoncurrentVersionTransitions   = [for t in r.noncurrent_version_transition : { TransitionInDays = t.days, StorageClass = t.storage_class }]
        Transitions                    = [for t in r.transition : { TransitionDate = t.date == null ? null : "${t.date}T00:00:00Z", TransitionInDays = t.days, StorageClass = t.storage_class }]
      }]
    }

    LoggingConfiguration = one([for l in self.logging : { DestinationBucketName = l.target_bucket, LogFilePrefix = l.target_prefix }])

    ObjectLockConfiguration = one([for o in self.object_lock_configuration : {
      ObjectLockEnabled = o.object_lock_enabled
      Rule = one([for r in o.rule : {
        DefaultRetention = one([for d in r.default_retention : { Mode = d.mode, Days = d.days, Years = d.years }])
      }])
    }])

    ReplicationConfiguration = one([for c in self.replication_configuration : {
      Role = c.role
      Rules = [for r in c.rules : {
        Id                      = r.id
        Status                  = r.status
        Priority                = r.priority
        DeleteMarkerReplication = length(r.filter) == 0 ? null : { Status = r.delete_marker_replication_status == "Enabled" ? "Enabled" : "Disabled" }
        Prefix                  = length(r.filter) > 0 ? null : r.prefix == null ? "" : r.prefix
        Filter = one([for f in r.filter : {
          Prefix = length(coalesce(f.tags, {})) > 0 ? null : f.prefix == null ? "" : f.prefix
          And = length(coalesce(f.tags, {})) == 0 ? null : {
            Prefix     = f.prefix
            TagFilters = [for k, v in coalesce(f.tags, {}) : { Key = k, Value = v }]
          }
        }])
        SourceSelectionCriteria = one([for s in r.source_selection_criteria : {
          SseKmsEncryptedObjects = one([for e in s.sse_kms_encrypted_objects : { Status = e.enabled == true ? "Enabled" : "Disabled" }])
        }])
        Destination = one([for d in r.destination : {
          Account                  = d.account_id
          Bucket                   = d.bucket
          StorageClass             = d.storage_class
          AccessControlTranslation = one([for t in d.access_control_translation : { Owner = t.owner }])
          EncryptionConfiguration  = d.replica_kms_key_id == null ? null : { ReplicaKmsKeyID = d.replica_kms_key_id }
          Metrics                  = one([for m in d.metrics : { Status = m.status == null ? "Enabled" : m.status, EventThreshold = { Minutes = m.minutes == null ? 15 : m.minutes } }])
          ReplicationTime          = one([for t in d.replication_time : { Status = t.status == null ? "Enabled" : t.status, Time = { Minutes = t.minutes == null ? 15 : t.minutes } }])
        }])
      }]
    }])

    WebsiteConfiguration = one([for w in self.website : {
      ErrorDocument = w.error_document
      IndexDocument = w.index_document
      RedirectAllRequestsTo = w.redirect_all_requests_to == null ? null : {
        HostName = element(split("://", w.redirect_all_requests_to), length(split("://", w.redirect_all_requests_to)) - 1)
        Protocol = length(split("://", w.redirect_all_requests_to)) > 1 ? split("://", w.redirect_all_requests_to)[0] : null
      }
      RoutingRules = s3_routing_rule_json(jsondecode(w.routing_rules == null ? "[]" : w.routing_rules))
    }])
  }

  also "bucket_policy" {
    when = self.policy != null
    type = "AWS::S3::BucketPolicy"
    properties = {
      Bucket         = ref()
      PolicyDocument = self.policy
    }
  }

  attributes = {
    id                          = ref()
    bucket                      = ref()
    arn                         = getatt("Arn")
    bucket_domain_name          = getatt("DomainName")
    bucket_regional_domain_name = getatt("RegionalDomainName")
    website_endpoint            = split("//", getatt("WebsiteURL"))[1]
    # The regions before 2014 have a dash between.
    website_domain = known_text(region()) == "*" ? fail("it follows from the region, which is not known: set region in the provider block") : "s3-website${contains(["ap-northeast-1", "ap-southeast-1", "ap-southeast-2", "eu-west-1", "sa-east-1", "us-east-1", "us-gov-west-1", "us-west-1", "us-west-2"], known_text(region())) ? "-" : "."}${region()}.${url_suffix()}"

    # "Amazon S3 website endpoints" in the AWS General Reference.
    hosted_zone_id = known_text(region()) == "*" ? null : lookup({
      "af-south-1"     = "Z83WF9RJE8B12"
      "ap-east-1"      = "ZNB98KWMFR0R6"
      "ap-northeast-1" = "Z2M4EHUR26P7ZW"
      "ap-northeast-2" = "Z3W03O7B5YMIYP"
      "ap-northeast-3" = "Z2YQB5RD63NC85"
      "ap-south-1"     = "Z11RGJOFQNVJUP"
      "ap-south-2"     = "Z02976202B4EZMXIPMXF7"
      "ap-southeast-1" = "Z3O0J2DXBE1FTB"
      "ap-southeast-2" = "Z1WCIGYICN2BYD"
      "ap-southeast-3" = "Z01846753K324LI26A3VV"
      "ap-southeast-4" = "Z0312387243XT5FE14WFO"
      "ap-southeast-5" = "Z08660063OXLMA7F1FJHU"
      "ca-central-1"   = "Z1QDHH18159H29"
      "ca-west-1"      = "Z03565811Z33SLEZTHOUL"
      "cn-north-1"     = "Z5CN8UMXT92WN"
      "cn-northwest-1" = "Z282HJ1KT0DH03"
      "eu-central-1"   = "Z21DNDUVLTQW6Q"
      "eu-central-2"   = "Z030506016YDQGETNASS"
      "eu-north-1"     = "Z3BAZG2TWCNX0D"
      "eu-south-1"     = "Z30OZKI7KPW7MI"
      "eu-south-2"     = "Z0081959F7139GRJC19J"
      "eu-west-1"      = "Z1BKCTXD74EZPE"
      "eu-west-2"      = "Z3GKZC51ZF0DB4"
      "eu-west-3"      = "Z3R1K369G5AVDG"
      "il-central-1"   = "Z09640613K4A3MN55U7GU"
      "me-central-1"   = "Z06143092I8HRXZRUZROF"
      "me-south-1"     = "Z1MPMWCPA7YB62"
      "sa-east-1"      = "Z7KQH4QJS55SO"
      "us-east-1"      = "Z3AQBSTGFYJSTF"
      "us-east-2"      = "Z2O1EMRO9K5GLX"
      "us-gov-east-1"  = "Z2NIFVYYW2VKV1"
      "us-gov-west-1"  = "Z31GFT0UA1I2HV"
      "us-west-1"      = "Z2F56UZL2M1ACD"
      "us-west-2"      = "Z3BJ6K6RIION7M"
    }, known_text(region()), null)
  }

  synthesis = {
    id                          = self.bucket
    bucket                      = self.bucket
    arn                         = self.bucket == null ? null : arn("s3", "", "", self.bucket)
    bucket_domain_name          = self.bucket == null ? null : "${self.bucket}.s3.amazonaws.com"
    bucket_regional_domain_name = self.bucket == null ? null : "${self.bucket}.s3.${region()}.${url_suffix()}"
  }

  differs = {
    force_destroy = { unless = [false], reason = "CloudFormation never empties a bucket: empty it before the stack is deleted" }
  }

  unsupported = {
    request_payer = { unless = ["BucketOwner"], reason = "CloudFormation has no Requester Pays setting for buckets: set it with `aws s3api put-bucket-request-payment`" }
    grant         = "CloudFormation has no access control lists with grants: give access in a bucket policy"

    "versioning.mfa_delete" = { unless = [false], reason = "MFA delete can only be set with the credentials and device of the root user, not by CloudFormation" }
  }
}

rule "aws_s3_bucket_versioning" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      # Terraform's "Disabled" means: never versioned, which is a bucket without this property.
      VersioningConfiguration = one([for v in self.versioning_configuration : v.status == "Disabled" ? null : { Status = v.status }])
    }
  }

  attributes = {
    id = self.bucket
  }

  no_effect = ["expected_bucket_owner"]

  unsupported = {
    mfa                                   = "MFA delete can only be set with the credentials and device of the root user, not by CloudFormation"
    "versioning_configuration.mfa_delete" = { unless = ["Disabled"], reason = "MFA delete can only be set with the credentials and device of the root user, not by CloudFormation" }
  }
}

rule "aws_s3_bucket_server_side_encryption_configuration" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      BucketEncryption = {
        ServerSideEncryptionConfiguration = s3_encryption_rule(self.rule)
      }
    }
  }

  attributes = {
    id = self.bucket
  }

  no_effect = ["expected_bucket_owner"]
}

rule "aws_s3_bucket_public_access_block" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      # Terraform sends false for what is unset, which also overrides the default of new buckets.
      PublicAccessBlockConfiguration = {
        BlockPublicAcls       = self.block_public_acls == null ? false : self.block_public_acls
        BlockPublicPolicy     = self.block_public_policy == null ? false : self.block_public_policy
        IgnorePublicAcls      = self.ignore_public_acls == null ? false : self.ignore_public_acls
        RestrictPublicBuckets = self.restrict_public_buckets == null ? false : self.restrict_public_buckets
      }
    }
  }

  attributes = {
    id = self.bucket
  }
}

rule "aws_s3_bucket_replication_configuration" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      ReplicationConfiguration = {
        Role = self.role
        Rules = [for r in self.rule : {
          Id       = r.id
          Status   = r.status
          Priority = r.priority
          # A rule without filter is one of the first version, which takes its prefix here.
          Prefix = length(r.filter) > 0 ? null : r.prefix == null ? "" : r.prefix
          Filter = one([for f in r.filter : {
            Prefix    = length(f.tag) + length(f.and) > 0 ? f.prefix : f.prefix == null ? "" : f.prefix
            TagFilter = one([for t in f.tag : { Key = t.key, Value = t.value }])
            And = one([for a in f.and : {
              Prefix     = a.prefix
              TagFilters = [for k, v in coalesce(a.tags, {}) : { Key = k, Value = v }]
            }])
          }])
          DeleteMarkerReplication = one([for d in r.delete_marker_replication : { Status = d.status }])
          SourceSelectionCriteria = one([for s in r.source_selection_criteria : {
            ReplicaModifications   = one([for m in s.replica_modifications : { Status = m.status }])
            SseKmsEncryptedObjects = one([for e in s.sse_kms_encrypted_objects : { Status = e.status }])
          }])
          Destination = one([for d in r.destination : {
            Account                  = d.account
            Bucket                   = d.bucket
            StorageClass             = d.storage_class
            AccessControlTranslation = one([for t in d.access_control_translation : { Owner = t.owner }])
            EncryptionConfiguration  = one([for e in d.encryption_configuration : { ReplicaKmsKeyID = e.replica_kms_key_id }])
            Metrics = one([for m in d.metrics : {
              Status         = m.status
              EventThreshold = one([for t in m.event_threshold : { Minutes = t.minutes }])
            }])
            ReplicationTime = one([for t in d.replication_time : {
              Status = t.status
              Time   = one([for m in t.time : { Minutes = m.minutes }])
            }])
          }])
        }]
      }
    }
  }

  attributes = {
    id = self.bucket
  }

  unsupported = {
    token                              = "CloudFormation passes no Object Lock token: ask AWS Support for replication from a locked bucket"
    "rule.existing_object_replication" = { unless = [[]], reason = "CloudFormation cannot replicate existing objects: use S3 Batch Replication" }
  }
}

rule "aws_s3_bucket_lifecycle_configuration" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      LifecycleConfiguration = {
        TransitionDefaultMinimumObjectSize = self.transition_default_minimum_object_size
        Rules = [for r in self.rule : {
          Id     = r.id
          Status = r.status
          Prefix = try([for p in concat([r.prefix], flatten([for f in r.filter : concat([f.prefix], [for a in f.and : a.prefix])])) : p if p != null][0], null)
          TagFilters = flatten([for f in r.filter : concat(
            [for t in f.tag : { Key = t.key, Value = t.value }],
            flatten([for a in f.and : [for k, v in coalesce(a.tags, {}) : { Key = k, Value = v }]])
          )])
          # Where `and` says nothing, Terraform writes 0, which leaves empty objects alone.
          ObjectSizeGreaterThan          = try([for n in flatten([for f in r.filter : concat([f.object_size_greater_than], [for a in f.and : a.object_size_greater_than == null ? 0 : a.object_size_greater_than])]) : n if n != null][0], null)
          ObjectSizeLessThan             = try([for n in flatten([for f in r.filter : concat([f.object_size_less_than], [for a in f.and : a.object_size_less_than])]) : n if n != null][0], null)
          AbortIncompleteMultipartUpload = one([for a in r.abort_incomplete_multipart_upload : { DaysAfterInitiation = a.days_after_initiation }])
          ExpirationDate                 = one([for e in r.expiration : e.date])
          ExpirationInDays               = one([for e in r.expiration : e.days])
          ExpiredObjectDeleteMarker      = one([for e in r.expiration : e.expired_object_delete_marker])
          NoncurrentVersionExpiration = one([for e in r.noncurrent_version_expiration : {
            NoncurrentDays          = e.noncurrent_days
            NewerNoncurrentVersions = e.newer_noncurrent_versions
          }])
          NoncurrentVersionTransitions = [for t in r.noncurrent_version_transition : {
            TransitionInDays        = t.noncurrent_days
            NewerNoncurrentVersions = t.newer_noncurrent_versions
            StorageClass            = t.storage_class
          }]
          Transitions = [for t in r.transition : {
            TransitionDate   = t.date
            TransitionInDays = t.days == null && t.date == null ? 0 : t.days
            StorageClass     = t.storage_class
          }]
        }]
      }
    }
  }

  attributes = {
    id = self.bucket
  }

  no_effect = ["expected_bucket_owner"]
}

rule "aws_s3_bucket_ownership_controls" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      OwnershipControls = {
        Rules = [for r in self.rule : { ObjectOwnership = r.object_ownership }]
      }
    }
  }

  attributes = {
    id = self.bucket
  }
}

rule "aws_s3_bucket_acl" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      AccessControl = one(s3_canned_acl([self.acl]))
    }
  }

  attributes = {
    id = self.acl == null ? self.bucket : "${self.bucket},${self.acl}"
  }

  no_effect = ["expected_bucket_owner"]

  unsupported = {
    access_control_policy = "CloudFormation has no access control lists with grants: give access in a bucket policy"
  }
}

rule "aws_s3_bucket_logging" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      LoggingConfiguration = {
        DestinationBucketName = self.target_bucket
        LogFilePrefix         = self.target_prefix
        TargetObjectKeyFormat = one([for f in self.target_object_key_format : {
          PartitionedPrefix = one([for p in f.partitioned_prefix : { PartitionDateSource = p.partition_date_source }])
          SimplePrefix      = one([for p in f.simple_prefix : {}])
        }])
      }
    }
  }

  attributes = {
    id = self.bucket
  }

  no_effect = ["expected_bucket_owner"]

  unsupported = {
    target_grant = "CloudFormation has no grants for log objects: give access in the policy of the target bucket"
  }
}

shape "s3_notification_filter" {
  value = item.filter_prefix == null && item.filter_suffix == null ? null : {
    S3Key = { Rules = concat(
      item.filter_prefix == null ? [] : [{ Name = "prefix", Value = item.filter_prefix }],
      item.filter_suffix == null ? [] : [{ Name = "suffix", Value = item.filter_suffix }]
    ) }
  }
}

rule "aws_s3_bucket_notification" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      NotificationConfiguration = {
        EventBridgeConfiguration = self.eventbridge == true ? { EventBridgeEnabled = true } : null
        # CloudFormation takes one event per configuration, Terraform a set of them.
        LambdaConfigurations = flatten([for n in self.lambda_function : [for e in n.events : {
          Event    = e
          Function = n.lambda_function_arn
          Filter   = one(s3_notification_filter([n]))
        }]])
        QueueConfigurations = flatten([for n in self.queue : [for e in n.events : {
          Event  = e
          Queue  = n.queue_arn
          Filter = one(s3_notification_filter([n]))
        }]])
        TopicConfigurations = flatten([for n in self.topic : [for e in n.events : {
          Event  = e
          Topic  = n.topic_arn
          Filter = one(s3_notification_filter([n]))
        }]])
      }
    }
  }

  attributes = {
    id = self.bucket
  }

  # CloudFormation names the configurations itself.
  no_effect = ["lambda_function.id", "queue.id", "topic.id"]
}

rule "aws_s3_bucket_website_configuration" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      WebsiteConfiguration = {
        ErrorDocument         = one([for d in self.error_document : d.key])
        IndexDocument         = one([for d in self.index_document : d.suffix])
        RedirectAllRequestsTo = one([for r in self.redirect_all_requests_to : { HostName = r.host_name, Protocol = r.protocol }])
        RoutingRules = concat(
          [for r in self.routing_rule : {
            RoutingRuleCondition = one([for c in r.condition : {
              HttpErrorCodeReturnedEquals = c.http_error_code_returned_equals
              KeyPrefixEquals             = c.key_prefix_equals
            }])
            RedirectRule = one([for d in r.redirect : {
              HostName             = d.host_name
              HttpRedirectCode     = d.http_redirect_code
              Protocol             = d.protocol
              ReplaceKeyPrefixWith = d.replace_key_prefix_with
              ReplaceKeyWith       = d.replace_key_with
            }])
          }],
          s3_routing_rule_json(jsondecode(self.routing_rules == null ? "[]" : self.routing_rules))
        )
      }
    }
  }

  attributes = {
    id               = self.bucket
    website_endpoint = sibling(self.bucket, "website_endpoint")
    website_domain   = sibling(self.bucket, "website_domain")
  }

  no_effect = ["expected_bucket_owner"]
}

rule "aws_s3_bucket_cors_configuration" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      CorsConfiguration = {
        CorsRules = [for r in self.cors_rule : merge(one(s3_cors_rule([r])), {
          Id = r.id
        })]
      }
    }
  }

  attributes = {
    id = self.bucket
  }

  no_effect = ["expected_bucket_owner"]
}

rule "aws_s3_bucket_accelerate_configuration" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      AccelerateConfiguration = { AccelerationStatus = self.status }
    }
  }

  attributes = {
    id = self.bucket
  }

  no_effect = ["expected_bucket_owner"]
}

rule "aws_s3_bucket_metric" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    append = {
      MetricsConfigurations = [{
        Id             = self.name
        AccessPointArn = one([for f in self.filter : f.access_point])
        Prefix         = one([for f in self.filter : f.prefix])
        TagFilters     = flatten([for f in self.filter : [for k, v in coalesce(f.tags, {}) : { Key = k, Value = v }]])
      }]
    }
  }

  attributes = {
    id = "${self.bucket}:${self.name}"
  }
}

rule "aws_s3_bucket_intelligent_tiering_configuration" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    append = {
      IntelligentTieringConfigurations = [{
        Id         = self.name
        Status     = self.status == null ? "Enabled" : self.status
        Prefix     = one([for f in self.filter : f.prefix])
        TagFilters = flatten([for f in self.filter : [for k, v in coalesce(f.tags, {}) : { Key = k, Value = v }]])
        Tierings   = [for t in self.tiering : { AccessTier = t.access_tier, Days = t.days }]
      }]
    }
  }

  attributes = {
    id = "${self.bucket}:${self.name}"
  }
}

rule "aws_s3_bucket_inventory" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    append = {
      InventoryConfigurations = [{
        Id                     = self.name
        Enabled                = self.enabled == null ? true : self.enabled
        IncludedObjectVersions = self.included_object_versions
        OptionalFields         = self.optional_fields
        Prefix                 = one([for f in self.filter : f.prefix])
        ScheduleFrequency      = one([for s in self.schedule : s.frequency])
        Destination = one(flatten([for d in self.destination : [for b in d.bucket : {
          BucketAccountId = b.account_id
          BucketArn       = b.bucket_arn
          Format          = b.format
          Prefix          = b.prefix
        }]]))
      }]
    }
  }

  attributes = {
    id = "${self.bucket}:${self.name}"
  }

  unsupported = {
    "destination.bucket.encryption" = "CloudFormation cannot encrypt inventory reports itself: set a default encryption on the destination bucket"
  }
}

rule "aws_s3_bucket_analytics_configuration" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    append = {
      AnalyticsConfigurations = [{
        Id         = self.name
        Prefix     = one([for f in self.filter : f.prefix])
        TagFilters = flatten([for f in self.filter : [for k, v in coalesce(f.tags, {}) : { Key = k, Value = v }]])
        StorageClassAnalysis = {
          DataExport = one(flatten([for a in self.storage_class_analysis : [for e in a.data_export : {
            OutputSchemaVersion = e.output_schema_version == null ? "V_1" : e.output_schema_version
            Destination = one(flatten([for d in e.destination : [for s in d.s3_bucket_destination : {
              BucketAccountId = s.bucket_account_id
              BucketArn       = s.bucket_arn
              Format          = s.format == null ? "CSV" : s.format
              Prefix          = s.prefix
            }]]))
          }]]))
        }
      }]
    }
  }

  attributes = {
    id = "${self.bucket}:${self.name}"
  }
}

rule "aws_s3_bucket_object_lock_configuration" {
  fold {
    into = self.bucket
    host = "aws_s3_bucket"
    properties = {
      ObjectLockEnabled = true
      ObjectLockConfiguration = {
        ObjectLockEnabled = self.object_lock_enabled == null ? "Enabled" : self.object_lock_enabled
        Rule = one([for r in self.rule : {
          DefaultRetention = one([for d in r.default_retention : { Mode = d.mode, Days = d.days, Years = d.years }])
        }])
      }
    }
  }

  attributes = {
    id = self.bucket
  }

  no_effect = ["expected_bucket_owner"]

  unsupported = {
    token = "CloudFormation passes no Object Lock token: create the bucket with Object Lock instead of adding it to an existing one"
  }
}

rule "aws_s3_bucket_policy" {
  type = "AWS::S3::BucketPolicy"

  properties = {
    Bucket         = self.bucket
    PolicyDocument = self.policy
  }

  attributes = {
    id = self.bucket
  }
}

# A bucket may live in another region than the provider's.
data "aws_s3_bucket" {
  attributes = {
    id                          = self.bucket
    arn                         = arn("s3", "", "", self.bucket)
    bucket_domain_name          = "${self.bucket}.s3.${url_suffix()}"
    bucket_regional_domain_name = "${self.bucket}.s3.${parameter("region")}.${url_suffix()}"
    region                      = parameter("region")
  }

  parameter "region" {
    type        = "String"
    description = "Region of the bucket"
    default     = known_text(region()) == "*" ? null : known_text(region())
  }
}

rule "aws_s3_directory_bucket" {
  type = "AWS::S3Express::DirectoryBucket"

  properties = {
    DataRedundancy = self.data_redundancy != null ? self.data_redundancy : one([for x in self.location : x.type]) == "LocalZone" ? "SingleLocalZone" : "SingleAvailabilityZone"
    BucketName     = self.bucket
    LocationName   = one([for x in self.location : x.name])
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }

  # The only type there is.
  no_effect = ["type"]

  differs = {
    force_destroy = { unless = [false], reason = "CloudFormation never empties a bucket: empty it before the stack is deleted" }
  }
}

data "aws_s3_object" {
  attributes = {
    id         = "${self.bucket}/${trimprefix(self.key, "/")}"
    arn        = arn("s3", "", "", "${self.bucket}/${trimprefix(self.key, "/")}")
    version_id = self.version_id != null ? self.version_id : parameter("version_id")
    body       = fail("a template reads no objects: give the text in a variable, or keep it in Parameter Store (data.aws_ssm_parameter)")
    metadata   = fail("a template reads no objects: give what the metadata say in a variable")
  }

  parameter "version_id" {
    type        = "String"
    description = "Version of the object"
  }
}

data "aws_s3_objects" {
  attributes = {
    id   = self.bucket
    keys = parameter("keys")
  }

  parameter "keys" {
    type        = "CommaDelimitedList"
    description = "Keys of the objects"
  }
}
