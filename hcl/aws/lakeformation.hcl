# AWS Lake Formation: settings and locations of a data lake, LF-tags, cell filters and permissions.

rule "aws_lakeformation_data_lake_settings" {
  type = "AWS::LakeFormation::DataLakeSettings"

  properties = {
    Admins                           = [for x in coalesce(self.admins, []) : { DataLakePrincipalIdentifier = x }]
    AllowExternalDataFiltering       = self.allow_external_data_filtering
    AllowFullTableExternalDataAccess = self.allow_full_table_external_data_access
    AuthorizedSessionTagValueList    = self.authorized_session_tag_value_list
    CreateDatabaseDefaultPermissions = [for x in self.create_database_default_permissions : {
      Permissions = x.permissions
      Principal   = { DataLakePrincipalIdentifier = x.principal }
    }]
    CreateTableDefaultPermissions = [for x in self.create_table_default_permissions : {
      Permissions = x.permissions
      Principal   = { DataLakePrincipalIdentifier = x.principal }
    }]
    ExternalDataFilteringAllowList = [for x in coalesce(self.external_data_filtering_allow_list, []) : { DataLakePrincipalIdentifier = x }]
    MutationType                   = "REPLACE"
    Parameters                     = self.parameters
    ReadOnlyAdmins                 = [for x in coalesce(self.read_only_admins, []) : { DataLakePrincipalIdentifier = x }]
    TrustedResourceOwners          = self.trusted_resource_owners
  }

  unsupported = {
    catalog_id = "CloudFormation sets the catalog of the stack's own account: leave it out, and configure the provider for that account"
  }
}

rule "aws_lakeformation_resource" {
  type = "AWS::LakeFormation::Resource"

  properties = {
    HybridAccessEnabled  = self.hybrid_access_enabled
    RoleArn              = self.role_arn
    ResourceArn          = self.arn
    UseServiceLinkedRole = self.role_arn == null || self.use_service_linked_role == true
    WithFederation       = self.with_federation
  }

  attributes = {
    id = self.arn
  }
}

rule "aws_lakeformation_lf_tag" {
  type = "AWS::LakeFormation::Tag"

  properties = {
    CatalogId = self.catalog_id
    TagValues = self.values
    TagKey    = self.key
  }

  attributes = {
    id  = "${self.catalog_id != null ? self.catalog_id : account()}:${ref()}"
    key = ref()
  }
}

rule "aws_lakeformation_data_cells_filter" {
  type = "AWS::LakeFormation::DataCellsFilter"

  properties = merge({}, one([for x in self.table_data : {
    ColumnNames    = x.column_names
    ColumnWildcard = one([for y in x.column_wildcard : { ExcludedColumnNames = y.excluded_column_names }])
    DatabaseName   = x.database_name
    Name           = x.name
    RowFilter = one([for y in x.row_filter : {
      AllRowsWildcard  = length(y.all_rows_wildcard) > 0 ? {} : null
      FilterExpression = y.filter_expression
    }])
    TableCatalogId = x.table_catalog_id
    TableName      = x.table_name
  }]))

  unsupported = {
    "table_data.version_id" = "CloudFormation keeps no versions of filters: leave it out"
  }
}

rule "aws_lakeformation_permissions" {
  type = "AWS::LakeFormation::PrincipalPermissions"

  properties = {
    Catalog                    = self.catalog_id
    Permissions                = self.permissions
    PermissionsWithGrantOption = self.permissions_with_grant_option != null ? self.permissions_with_grant_option : []
    Principal                  = { DataLakePrincipalIdentifier = self.principal }

    # Where the source names no catalog, it is the account's.
    Resource = self.catalog_resource == true ? { Catalog = "{}" } : {
      DataCellsFilter = one([for x in self.data_cells_filter : {
        DatabaseName   = x.database_name
        Name           = x.name
        TableCatalogId = x.table_catalog_id
        TableName      = x.table_name
      }])
      DataLocation = one([for x in self.data_location : {
        CatalogId   = x.catalog_id != null ? x.catalog_id : account()
        ResourceArn = x.arn
      }])
      Database = one([for x in self.database : { CatalogId = x.catalog_id != null ? x.catalog_id : account(), Name = x.name }])
      LFTag = one([for x in self.lf_tag : {
        CatalogId = x.catalog_id != null ? x.catalog_id : account()
        TagKey    = x.key
        TagValues = x.values
      }])
      LFTagPolicy = one([for x in self.lf_tag_policy : {
        CatalogId    = x.catalog_id != null ? x.catalog_id : account()
        Expression   = [for y in x.expression : { TagKey = y.key, TagValues = y.values }]
        ResourceType = x.resource_type
      }])
      Table = one([for x in self.table : {
        CatalogId     = x.catalog_id != null ? x.catalog_id : account()
        DatabaseName  = x.database_name
        Name          = x.name
        TableWildcard = x.wildcard == true ? {} : null
      }])
      TableWithColumns = one([for x in self.table_with_columns : {
        CatalogId      = x.catalog_id != null ? x.catalog_id : account()
        ColumnNames    = x.column_names
        ColumnWildcard = x.wildcard == true ? { ExcludedColumnNames = x.excluded_column_names } : null
        DatabaseName   = x.database_name
        Name           = x.name
      }])
    }
  }
}

