# Application Auto Scaling.

rule "aws_appautoscaling_target" {
  type = "AWS::ApplicationAutoScaling::ScalableTarget"

  properties = {
    MaxCapacity       = self.max_capacity
    MinCapacity       = self.min_capacity
    ResourceId        = self.resource_id
    RoleARN           = self.role_arn
    ScalableDimension = self.scalable_dimension
    ServiceNamespace  = self.service_namespace
    SuspendedState = one([for s in self.suspended_state : {
      DynamicScalingInSuspended  = s.dynamic_scaling_in_suspended
      DynamicScalingOutSuspended = s.dynamic_scaling_out_suspended
      ScheduledScalingSuspended  = s.scheduled_scaling_suspended
    }])
  }

  attributes = {
    id = self.resource_id
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag scalable targets" }
  }
}

rule "aws_appautoscaling_policy" {
  type = "AWS::ApplicationAutoScaling::ScalingPolicy"

  properties = {
    PolicyName        = self.name
    PolicyType        = self.policy_type == null ? "StepScaling" : self.policy_type
    ResourceId        = self.resource_id
    ScalableDimension = self.scalable_dimension
    ServiceNamespace  = self.service_namespace

    # Without cooldowns the provider asks for none; Application Auto Scaling would wait for 300 seconds.
    StepScalingPolicyConfiguration = one([for s in self.step_scaling_policy_configuration : {
      AdjustmentType         = s.adjustment_type
      Cooldown               = s.cooldown == null ? 0 : s.cooldown
      MetricAggregationType  = s.metric_aggregation_type
      MinAdjustmentMagnitude = s.min_adjustment_magnitude
      StepAdjustments        = step_adjustment(s.step_adjustment)
    }])

    TargetTrackingScalingPolicyConfiguration = one([for t in self.target_tracking_scaling_policy_configuration : {
      DisableScaleIn   = t.disable_scale_in
      ScaleInCooldown  = t.scale_in_cooldown == null ? 0 : t.scale_in_cooldown
      ScaleOutCooldown = t.scale_out_cooldown == null ? 0 : t.scale_out_cooldown
      TargetValue      = t.target_value
      CustomizedMetricSpecification = one([for c in t.customized_metric_specification : {
        Dimensions = [for d in c.dimensions : { Name = d.name, Value = d.value }]
        MetricName = c.metric_name
        Namespace  = c.namespace
        Statistic  = c.statistic
        Unit       = c.unit
        Metrics    = scaling_metric_query(c.metrics)
      }])
      PredefinedMetricSpecification = one(predefined_scaling_metric(t.predefined_metric_specification))
    }])
  }

  attributes = {
    id  = self.name
    arn = getatt("Arn")
  }
}

rule "aws_appautoscaling_scheduled_action" {
  fold {
    into = self.resource_id
    host = "aws_appautoscaling_target"
    append = {
      ScheduledActions = [{
        ScheduledActionName  = self.name
        Schedule             = self.schedule
        StartTime            = self.start_time
        EndTime              = self.end_time
        Timezone             = self.timezone
        ScalableTargetAction = one([for x in self.scalable_target_action : { MinCapacity = x.min_capacity, MaxCapacity = x.max_capacity }])
      }]
    }
  }

  no_effect = ["scalable_dimension", "service_namespace"]
}
