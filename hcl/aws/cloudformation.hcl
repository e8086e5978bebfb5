# AWS CloudFormation itself.

# A nested stack: CloudFormation names it, and passes on what capabilities and role its parent was deployed with.
rule "aws_cloudformation_stack" {
  type = "AWS::CloudFormation::Stack"

  properties = {
    NotificationARNs = self.notification_arns
    Parameters       = self.parameters
    Tags             = tags(self.tags)
    TemplateURL      = self.template_url
    TimeoutInMinutes = self.timeout_in_minutes
  }

  attributes = {
    id = ref()
  }

  no_effect = ["name"]

  unsupported = {
    capabilities     = "A nested stack has the capabilities of its parent: leave the argument out and acknowledge them when deploying"
    disable_rollback = { unless = [false], reason = "A nested stack rolls back with its parent: leave the argument out" }
    iam_role_arn     = "A nested stack is deployed with the role of its parent: leave the argument out"
    on_failure       = { unless = ["ROLLBACK"], reason = "A nested stack rolls back with its parent: leave the argument out" }
    policy_body      = "CloudFormation sets no policy on nested stacks: set it outside of the stack"
    policy_url       = "CloudFormation sets no policy on nested stacks: set it outside of the stack"
    template_body    = "CloudFormation reads the template of a nested stack from S3: upload it and pass `template_url`"
  }
}

rule "aws_cloudformation_stack_set" {
  type = "AWS::CloudFormation::StackSet"

  properties = {
    AdministrationRoleARN = self.administration_role_arn
    CallAs                = self.call_as
    Capabilities          = self.capabilities
    Description           = self.description
    ExecutionRoleName     = self.execution_role_name
    Parameters            = [for k, v in coalesce(self.parameters, {}) : { ParameterKey = k, ParameterValue = v }]
    PermissionModel       = self.permission_model == null ? "SELF_MANAGED" : self.permission_model
    Tags                  = tags(self.tags)
    TemplateBody          = self.template_body
    TemplateURL           = self.template_url
    StackSetName          = self.name
    AutoDeployment        = one([for x in self.auto_deployment : { Enabled = x.enabled, RetainStacksOnAccountRemoval = x.retain_stacks_on_account_removal }])
    ManagedExecution      = one([for x in self.managed_execution : { Active = x.active }])
    OperationPreferences = one([for x in self.operation_preferences : {
      FailureToleranceCount      = x.failure_tolerance_count
      FailureTolerancePercentage = x.failure_tolerance_percentage
      MaxConcurrentCount         = x.max_concurrent_count
      MaxConcurrentPercentage    = x.max_concurrent_percentage
      RegionConcurrencyType      = x.region_concurrency_type
      RegionOrder                = x.region_order
    }])
  }

  attributes = {
    id           = self.name
    arn          = arn("cloudformation", region(), account(), "stackset/${ref()}")
    stack_set_id = ref()
  }
}

# One group of instances of the stack set for each.
rule "aws_cloudformation_stack_set_instance" {
  fold {
    into = self.stack_set_name
    host = "aws_cloudformation_stack_set"
    append = {
      StackInstancesGroup = [{
        DeploymentTargets = choose(length(self.deployment_targets) == 0, { Accounts = [self.account_id == null ? account() : self.account_id] }, one([for t in self.deployment_targets : {
          AccountFilterType     = t.account_filter_type
          Accounts              = t.accounts
          AccountsUrl           = t.accounts_url
          OrganizationalUnitIds = t.organizational_unit_ids
        }]))
        ParameterOverrides = [for k, v in coalesce(self.parameter_overrides, {}) : { ParameterKey = k, ParameterValue = v }]
        Regions            = [self.region == null ? region() : self.region]
      }]
    }
  }

  attributes = {
    id = self.stack_set_name
  }

  no_effect = ["call_as", "operation_preferences"]

  unsupported = {
    retain_stack = { unless = [false], reason = "CloudFormation deletes the stacks of instances that are taken out: leave the argument out" }
  }
}
