# Amazon Application Recovery Controller: readiness checks and routing controls.

rule "aws_route53recoveryreadiness_resource_set" {
  type = "AWS::Route53RecoveryReadiness::ResourceSet"

  properties = {
    ResourceSetName = self.resource_set_name
    ResourceSetType = self.resource_set_type
    Tags            = tags(self.tags)
    Resources = [for x in self.resources : {
      ReadinessScopes = x.readiness_scopes
      ResourceArn     = x.resource_arn
      DnsTargetResource = one([for y in x.dns_target_resource : {
        DomainName    = y.domain_name
        HostedZoneArn = y.hosted_zone_arn
        RecordSetId   = y.record_set_id
        RecordType    = y.record_type
        TargetResource = one([for z in y.target_resource : {
          NLBResource = one([for u in z.nlb_resource : { Arn = u.arn }])
          R53Resource = one([for u in z.r53_resource : { DomainName = u.domain_name, RecordSetId = u.record_set_id }])
        }])
      }])
    }]
  }

  attributes = {
    id                = ref()
    arn               = getatt("ResourceSetArn")
    resource_set_name = ref()
  }
}

rule "aws_route53recoveryreadiness_readiness_check" {
  type = "AWS::Route53RecoveryReadiness::ReadinessCheck"

  properties = {
    ReadinessCheckName = self.readiness_check_name
    ResourceSetName    = self.resource_set_name
    Tags               = tags(self.tags)
  }

  attributes = {
    id                   = ref()
    arn                  = getatt("ReadinessCheckArn")
    readiness_check_name = ref()
  }
}

rule "aws_route53recoveryreadiness_cell" {
  type = "AWS::Route53RecoveryReadiness::Cell"

  properties = {
    CellName = self.cell_name
    Cells    = self.cells
    Tags     = tags(self.tags)
  }

  attributes = {
    id                      = ref()
    cell_name               = ref()
    arn                     = getatt("CellArn")
    parent_readiness_scopes = getatt("ParentReadinessScopes")
  }
}

rule "aws_route53recoveryreadiness_recovery_group" {
  type = "AWS::Route53RecoveryReadiness::RecoveryGroup"

  properties = {
    Cells             = self.cells
    RecoveryGroupName = self.recovery_group_name
    Tags              = tags(self.tags)
  }

  attributes = {
    id                  = ref()
    recovery_group_name = ref()
    arn                 = getatt("RecoveryGroupArn")
  }
}

rule "aws_route53recoverycontrolconfig_cluster" {
  type = "AWS::Route53RecoveryControl::Cluster"

  properties = {
    Name = self.name
  }

  attributes = {
    id     = ref()
    arn    = getatt("ClusterArn")
    status = getatt("Status")
  }
}

rule "aws_route53recoverycontrolconfig_control_panel" {
  type = "AWS::Route53RecoveryControl::ControlPanel"

  properties = {
    ClusterArn = self.cluster_arn
    Name       = self.name
  }

  attributes = {
    id     = ref()
    arn    = getatt("ControlPanelArn")
    status = getatt("Status")
  }
}

rule "aws_route53recoverycontrolconfig_routing_control" {
  type = "AWS::Route53RecoveryControl::RoutingControl"

  properties = {
    ClusterArn      = self.cluster_arn
    ControlPanelArn = self.control_panel_arn
    Name            = self.name
  }

  attributes = {
    id     = ref()
    arn    = getatt("RoutingControlArn")
    status = getatt("Status")
  }
}

rule "aws_route53recoverycontrolconfig_safety_rule" {
  type = "AWS::Route53RecoveryControl::SafetyRule"

  properties = {
    ControlPanelArn = self.control_panel_arn
    Name            = self.name
    RuleConfig = one([for x in self.rule_config : {
      Inverted  = x.inverted
      Threshold = x.threshold
      Type      = x.type
    }])
    AssertionRule = self.asserted_controls == null ? null : { AssertedControls = self.asserted_controls, WaitPeriodMs = self.wait_period_ms }
    GatingRule = self.gating_controls == null ? null : {
      GatingControls = self.gating_controls
      TargetControls = self.target_controls
      WaitPeriodMs   = self.wait_period_ms
    }
  }

  attributes = {
    id     = ref()
    arn    = getatt("SafetyRuleArn")
    status = getatt("Status")
  }
}
