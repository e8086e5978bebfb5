# Amazon Elastic Container Registry.

rule "aws_ecr_repository" {
  type = "AWS::ECR::Repository"

  properties = {
    RepositoryName     = self.name
    EmptyOnDelete      = self.force_delete
    ImageTagMutability = self.image_tag_mutability
    Tags               = tags(self.tags)
    EncryptionConfiguration = one([for e in self.encryption_configuration : {
      EncryptionType = e.encryption_type == null ? "AES256" : e.encryption_type
      KmsKey         = e.kms_key
    }])
    ImageScanningConfiguration = one([for s in self.image_scanning_configuration : { ScanOnPush = s.scan_on_push }])
  }

  attributes = {
    id             = ref()
    name           = ref()
    arn            = getatt("Arn")
    registry_id    = account()
    repository_url = getatt("RepositoryUri")
  }

  synthesis = {
    id             = self.name
    name           = self.name
    arn            = arn("ecr", region(), account(), "repository/${self.name}")
    repository_url = "${account()}.dkr.ecr.${region()}.${url_suffix()}/${self.name}"
  }
}

rule "aws_ecr_lifecycle_policy" {
  fold {
    into = self.repository
    host = "aws_ecr_repository"
    properties = {
      LifecyclePolicy = { LifecyclePolicyText = self.policy }
    }
  }

  attributes = {
    id          = self.repository
    registry_id = account()
  }
}

rule "aws_ecr_repository_policy" {
  fold {
    into = self.repository
    host = "aws_ecr_repository"
    properties = {
      RepositoryPolicyText = self.policy
    }
  }

  attributes = {
    id          = self.repository
    registry_id = account()
  }
}

rule "aws_ecr_replication_configuration" {
  type = "AWS::ECR::ReplicationConfiguration"

  properties = {
    ReplicationConfiguration = one([for c in self.replication_configuration : {
      Rules = [for r in c.rule : {
        Destinations      = [for d in r.destination : { Region = d.region, RegistryId = d.registry_id }]
        RepositoryFilters = [for f in r.repository_filter : { Filter = f.filter, FilterType = f.filter_type }]
      }]
    }])
  }

  attributes = {
    id          = account()
    registry_id = account()
  }
}

rule "aws_ecr_registry_policy" {
  type = "AWS::ECR::RegistryPolicy"

  properties = {
    PolicyText = self.policy
  }

  attributes = {
    id          = ref()
    registry_id = ref()
  }
}

rule "aws_ecr_pull_through_cache_rule" {
  type = "AWS::ECR::PullThroughCacheRule"

  properties = {
    CredentialArn            = self.credential_arn
    CustomRoleArn            = self.custom_role_arn
    EcrRepositoryPrefix      = self.ecr_repository_prefix
    UpstreamRegistryUrl      = self.upstream_registry_url
    UpstreamRepositoryPrefix = self.upstream_repository_prefix
  }

  attributes = {
    id = ref()
  }
}

data "aws_ecr_repository" {
  attributes = {
    id             = self.name
    arn            = arn("ecr", region(), self.registry_id == null ? account() : self.registry_id, "repository/${self.name}")
    registry_id    = self.registry_id == null ? account() : self.registry_id
    repository_url = "${self.registry_id == null ? account() : self.registry_id}.dkr.ecr.${region()}.${url_suffix()}/${self.name}"
  }

  no_effect = ["tags"]
}

data "aws_ecr_authorization_token" {
  attributes = {
    authorization_token = fail("the token is made for the user who runs Terraform and lasts twelve hours: let what pulls or pushes images ask for its own")
    password            = fail("the password is made for the user who runs Terraform and lasts twelve hours: let what pulls or pushes images ask for its own")
    proxy_endpoint      = "https://${self.registry_id == null ? account() : self.registry_id}.dkr.ecr.${region()}.${url_suffix()}"
    user_name           = "AWS"
  }
}

data "aws_ecrpublic_authorization_token" {
  attributes = {
    authorization_token = fail("the token is made for the user who runs Terraform and lasts twelve hours: let what pulls images ask for its own")
    password            = fail("the password is made for the user who runs Terraform and lasts twelve hours: let what pulls images ask for its own")
    user_name           = "AWS"
  }
}

rule "aws_ecr_registry_scanning_configuration" {
  type = "AWS::ECR::RegistryScanningConfiguration"

  properties = {
    ScanType = self.scan_type
    Rules = [for x in self.rule : {
      ScanFrequency     = x.scan_frequency
      RepositoryFilters = [for y in x.repository_filter : { Filter = y.filter, FilterType = y.filter_type }]
    }]
  }

  attributes = {
    id          = ref()
    registry_id = getatt("RegistryId")
  }
}

rule "aws_ecr_repository_creation_template" {
  type = "AWS::ECR::RepositoryCreationTemplate"

  properties = {
    AppliedFor              = self.applied_for
    CustomRoleArn           = self.custom_role_arn
    Description             = self.description
    ImageTagMutability      = self.image_tag_mutability
    LifecyclePolicy         = self.lifecycle_policy
    Prefix                  = self.prefix
    RepositoryPolicy        = self.repository_policy
    ResourceTags            = [for key, value in coalesce(self.resource_tags, {}) : { Key = key, Value = value }]
    EncryptionConfiguration = one([for x in self.encryption_configuration : { EncryptionType = x.encryption_type != null ? x.encryption_type : "AES256", KmsKey = x.kms_key }])
  }

  attributes = {
    id          = ref()
    registry_id = account()
  }
}

rule "aws_ecrpublic_repository" {
  type = "AWS::ECR::PublicRepository"

  properties = {
    RepositoryName = self.repository_name
    Tags           = tags(self.tags)
    RepositoryCatalogData = one([for x in self.catalog_data : {
      AboutText             = x.about_text
      Architectures         = x.architectures
      OperatingSystems      = x.operating_systems
      UsageText             = x.usage_text
      RepositoryDescription = x.description
    }])
  }

  attributes = {
    id              = ref()
    repository_name = ref()
    arn             = getatt("Arn")
    registry_id     = account()
  }

  unsupported = {
    "catalog_data.logo_image_blob" = "CloudFormation sets no logo: use `aws ecr-public put-repository-catalog-data`"
  }

  differs = {
    force_destroy = { unless = [false], reason = "CloudFormation deletes a repository only when it holds no images: delete them before the stack" }
  }
}

rule "aws_ecrpublic_repository_policy" {
  fold {
    into = self.repository_name
    host = "aws_ecrpublic_repository"
    properties = {
      RepositoryPolicyText = self.policy
    }
  }

  attributes = {
    id          = self.repository_name
    registry_id = account()
  }
}

data "aws_ecr_image" {
  attributes = {
    image_digest = self.image_digest != null ? self.image_digest : parameter("image_digest")
    image_uri    = "${self.registry_id == null ? account() : self.registry_id}.dkr.ecr.${region()}.${url_suffix()}/${self.repository_name}@${self.image_digest != null ? self.image_digest : parameter("image_digest")}"
  }

  parameter "image_digest" {
    type        = "String"
    description = "Digest of the image, sha256:..."
  }
}
