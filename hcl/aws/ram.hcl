# AWS Resource Access Manager. What a share contains, and whom it is shared with, are properties of the share.

rule "aws_ram_resource_share" {
  type = "AWS::RAM::ResourceShare"

  properties = {
    AllowExternalPrincipals = self.allow_external_principals == null ? false : self.allow_external_principals
    Name                    = self.name
    PermissionArns          = self.permission_arns
    Tags                    = tags(self.tags)
  }

  attributes = {
    id  = ref()
    arn = ref()
  }
}

# The principal must refer to the share: it becomes one of the share's principals.
rule "aws_ram_principal_association" {
  fold {
    into   = self.resource_share_arn
    host   = "aws_ram_resource_share"
    append = { Principals = [self.principal] }
  }
}

rule "aws_ram_resource_association" {
  fold {
    into   = self.resource_share_arn
    host   = "aws_ram_resource_share"
    append = { ResourceArns = [self.resource_arn] }
  }
}
