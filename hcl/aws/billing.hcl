# Budgets and Cost Explorer.

# CloudFormation counts a budget's times in seconds since 1970.
rule "aws_budgets_budget" {
  type = "AWS::Budgets::Budget"

  properties = {
    Budget = {
      AutoAdjustData = one([for x in self.auto_adjust_data : {
        AutoAdjustType    = x.auto_adjust_type
        HistoricalOptions = one([for y in x.historical_options : { BudgetAdjustmentPeriod = y.budget_adjustment_period }])
      }])
      BudgetLimit = self.limit_amount != null ? { Amount = self.limit_amount, Unit = self.limit_unit } : null
      BudgetName  = physical_name(self.name, self.name_prefix)
      BudgetType  = self.budget_type
      CostFilters = length(self.cost_filter) == 0 ? null : { for x in self.cost_filter : x.name => x.values }
      CostTypes = one([for x in self.cost_types : {
        IncludeCredit            = x.include_credit
        IncludeDiscount          = x.include_discount
        IncludeOtherSubscription = x.include_other_subscription
        IncludeRecurring         = x.include_recurring
        IncludeRefund            = x.include_refund
        IncludeSubscription      = x.include_subscription
        IncludeSupport           = x.include_support
        IncludeTax               = x.include_tax
        IncludeUpfront           = x.include_upfront
        UseAmortized             = x.use_amortized
        UseBlended               = x.use_blended
      }])
      PlannedBudgetLimits = length(self.planned_limit) == 0 ? null : { for x in self.planned_limit : tostring(one(utc_seconds([x.start_time]))) => { Amount = x.amount, Unit = x.unit } }
      TimePeriod = {
        End   = self.time_period_end != null ? tostring(one(utc_seconds([self.time_period_end]))) : null
        Start = self.time_period_start != null ? tostring(one(utc_seconds([self.time_period_start]))) : null
      }
      TimeUnit = self.time_unit
    }

    NotificationsWithSubscribers = [for x in self.notification : {
      Notification = {
        ComparisonOperator = x.comparison_operator
        NotificationType   = x.notification_type
        Threshold          = x.threshold
        ThresholdType      = x.threshold_type
      }
      Subscribers = concat(
        [for a in coalesce(x.subscriber_email_addresses, []) : { Address = a, SubscriptionType = "EMAIL" }],
        [for a in coalesce(x.subscriber_sns_topic_arns, []) : { Address = a, SubscriptionType = "SNS" }]
      )
    }]
    ResourceTags = tags(self.tags)
  }

  attributes = {
    id         = "${account()}:${ref()}"
    arn        = arn("budgets", "", account(), "budget/${ref()}")
    account_id = account()
    name       = ref()
  }

  unsupported = {
    account_id                                                       = "CloudFormation makes the budget in the stack's own account: leave it out, and configure the provider for that account"
  }
}

# An expression of Cost Explorer, as its API spells it.
shape "ce_values" {
  value = { Key = item.key, MatchOptions = item.match_options, Values = item.values }
}

shape "ce_expression" {
  value = {
    CostCategories = one(ce_values(item.cost_category))
    Dimensions     = one(ce_values(item.dimension))
    Tags           = one(ce_values(item.tags))
  }
}

rule "aws_ce_anomaly_monitor" {
  type = "AWS::CE::AnomalyMonitor"

  properties = {
    MonitorDimension     = self.monitor_dimension
    MonitorSpecification = self.monitor_specification
    MonitorType          = self.monitor_type
    MonitorName          = self.name
    ResourceTags         = tags(self.tags)
  }

  attributes = {
    id  = getatt("MonitorArn")
    arn = getatt("MonitorArn")
  }
}

rule "aws_ce_anomaly_subscription" {
  type = "AWS::CE::AnomalySubscription"

  properties = {
    Frequency        = self.frequency
    MonitorArnList   = self.monitor_arn_list
    ResourceTags     = tags(self.tags)
    Subscribers      = [for x in self.subscriber : { Address = x.address, Type = x.type }]
    SubscriptionName = self.name
    ThresholdExpression = one([for x in self.threshold_expression : jsonencode(prune({
      And            = ce_expression(x.and)
      CostCategories = one(ce_values(x.cost_category))
      Dimensions     = one(ce_values(x.dimension))
      Not            = one(ce_expression(x.not))
      Or             = ce_expression(x.or)
      Tags           = one(ce_values(x.tags))
    }))])
  }

  attributes = {
    id         = getatt("SubscriptionArn")
    account_id = getatt("AccountId")
    arn        = getatt("SubscriptionArn")
  }

  unsupported = {
    account_id = "CloudFormation makes the subscription in the stack's own account: leave it out, and configure the provider for that account"
  }
}

rule "aws_budgets_budget_action" {
  type = "AWS::Budgets::BudgetsAction"

  properties = {
    ActionType       = self.action_type
    ApprovalModel    = self.approval_model
    BudgetName       = self.budget_name
    ExecutionRoleArn = self.execution_role_arn
    NotificationType = self.notification_type
    ActionThreshold  = one([for x in self.action_threshold : { Type = x.action_threshold_type, Value = x.action_threshold_value }])
    Definition = one([for x in self.definition : {
      IamActionDefinition = one([for y in x.iam_action_definition : {
        Groups    = y.groups
        PolicyArn = y.policy_arn
        Roles     = y.roles
        Users     = y.users
      }])
      ScpActionDefinition = one([for y in x.scp_action_definition : { PolicyId = y.policy_id, TargetIds = y.target_ids }])
      SsmActionDefinition = one([for y in x.ssm_action_definition : {
        InstanceIds = y.instance_ids
        Region      = y.region
        Subtype     = y.action_sub_type
      }])
    }])
    Subscribers  = [for x in self.subscriber : { Address = x.address, Type = x.subscription_type }]
    ResourceTags = tags(self.tags)
  }

  attributes = {
    id         = "${account()}:${getatt("ActionId")}:${self.budget_name}"
    account_id = account()
    action_id  = getatt("ActionId")
    arn        = arn("budgets", "", account(), "budget/${self.budget_name}/action/${getatt("ActionId")}")
  }

  unsupported = {
    account_id = "CloudFormation makes the action in the stack's own account: leave it out, and configure the provider for that account"
  }
}
