# AWS Network Firewall.

rule "aws_networkfirewall_firewall" {
  type = "AWS::NetworkFirewall::Firewall"

  properties = {
    DeleteProtection               = self.delete_protection
    Description                    = self.description
    EnabledAnalysisTypes           = self.enabled_analysis_types
    FirewallPolicyArn              = self.firewall_policy_arn
    FirewallPolicyChangeProtection = self.firewall_policy_change_protection
    FirewallName                   = self.name
    SubnetChangeProtection         = self.subnet_change_protection
    Tags                           = tags(self.tags)
    VpcId                          = self.vpc_id
    SubnetMappings                 = [for s in self.subnet_mapping : { IPAddressType = s.ip_address_type, SubnetId = s.subnet_id }]
  }

  attributes = {
    id  = ref()
    arn = ref()
  }

  unsupported = {
    encryption_configuration = "CloudFormation encrypts with the key of the service: remove the block"
  }
}

shape "networkfirewall_custom_action" {
  value = {
    ActionName = item.action_name
    ActionDefinition = one([for a in item.action_definition : {
      PublishMetricAction = one([for p in a.publish_metric_action : { Dimensions = [for d in p.dimension : { Value = d.value }] }])
    }])
  }
}

rule "aws_networkfirewall_firewall_policy" {
  type = "AWS::NetworkFirewall::FirewallPolicy"

  properties = {
    Description        = self.description
    FirewallPolicyName = self.name
    Tags               = tags(self.tags)

    FirewallPolicy = one([for f in self.firewall_policy : {
      StatefulDefaultActions          = f.stateful_default_actions
      StatelessDefaultActions         = f.stateless_default_actions
      StatelessFragmentDefaultActions = f.stateless_fragment_default_actions
      TLSInspectionConfigurationArn   = f.tls_inspection_configuration_arn
      PolicyVariables = one([for v in f.policy_variables : {
        RuleVariables = { for r in v.rule_variables : r.key => { Definition = one(r.ip_set[*].definition) } }
      }])
      StatefulEngineOptions = one([for s in f.stateful_engine_options : {
        RuleOrder             = s.rule_order
        StreamExceptionPolicy = s.stream_exception_policy
        FlowTimeouts          = one([for t in s.flow_timeouts : { TcpIdleTimeoutSeconds = t.tcp_idle_timeout_seconds }])
      }])
      StatefulRuleGroupReferences = [for s in f.stateful_rule_group_reference : {
        Priority    = s.priority
        ResourceArn = s.resource_arn
        Override    = one([for o in s.override : { Action = o.action }])
      }]
      StatelessCustomActions       = networkfirewall_custom_action(f.stateless_custom_action)
      StatelessRuleGroupReferences = [for s in f.stateless_rule_group_reference : { Priority = s.priority, ResourceArn = s.resource_arn }]
    }])
  }

  attributes = {
    id  = ref()
    arn = ref()
  }

  unsupported = {
    encryption_configuration = "CloudFormation encrypts with the key of the service: remove the block"
  }
}

rule "aws_networkfirewall_rule_group" {
  type = "AWS::NetworkFirewall::RuleGroup"

  properties = {
    Capacity      = self.capacity
    Description   = self.description
    RuleGroupName = self.name
    Tags          = tags(self.tags)
    Type          = self.type

    RuleGroup = one([for r in self.rule_group : {
      ReferenceSets = one([for s in r.reference_sets : {
        IPSetReferences = { for i in s.ip_set_references : i.key => { ReferenceArn = one(i.ip_set_reference[*].reference_arn) } }
      }])
      RuleVariables = one([for v in r.rule_variables : {
        IPSets   = { for s in v.ip_sets : s.key => { Definition = one(s.ip_set[*].definition) } }
        PortSets = { for s in v.port_sets : s.key => { Definition = one(s.port_set[*].definition) } }
      }])
      RulesSource = one([for s in r.rules_source : {
        RulesString = s.rules_string
        RulesSourceList = one([for l in s.rules_source_list : {
          GeneratedRulesType = l.generated_rules_type
          TargetTypes        = l.target_types
          Targets            = l.targets
        }])
        StatefulRules = [for a in s.stateful_rule : {
          Action = a.action
          Header = one([for h in a.header : {
            Destination     = h.destination
            DestinationPort = h.destination_port
            Direction       = h.direction
            Protocol        = h.protocol
            Source          = h.source
            SourcePort      = h.source_port
          }])
          RuleOptions = [for o in a.rule_option : { Keyword = o.keyword, Settings = o.settings }]
        }]
        StatelessRulesAndCustomActions = one([for a in s.stateless_rules_and_custom_actions : {
          CustomActions = networkfirewall_custom_action(a.custom_action)
          StatelessRules = [for b in a.stateless_rule : {
            Priority = b.priority
            RuleDefinition = one([for d in b.rule_definition : {
              Actions = d.actions
              MatchAttributes = one([for m in d.match_attributes : {
                Protocols        = m.protocols
                Destinations     = [for c in m.destination : { AddressDefinition = c.address_definition }]
                DestinationPorts = [for p in m.destination_port : { FromPort = p.from_port, ToPort = p.to_port }]
                Sources          = [for c in m.source : { AddressDefinition = c.address_definition }]
                SourcePorts      = [for p in m.source_port : { FromPort = p.from_port, ToPort = p.to_port }]
                TCPFlags         = [for t in m.tcp_flag : { Flags = t.flags, Masks = t.masks }]
              }])
            }])
          }]
        }])
      }])
      StatefulRuleOptions = one([for s in r.stateful_rule_options : { RuleOrder = s.rule_order }])
    }])
  }

  attributes = {
    id  = ref()
    arn = ref()
  }

  unsupported = {
    encryption_configuration = "CloudFormation encrypts with the key of the service: remove the block"
    rules                    = "CloudFormation takes the rules as a part of the group: write them as `rule_group.rules_source.rules_string`"
  }
}

rule "aws_networkfirewall_logging_configuration" {
  type = "AWS::NetworkFirewall::LoggingConfiguration"

  properties = {
    FirewallArn = self.firewall_arn

    LoggingConfiguration = one([for l in self.logging_configuration : {
      LogDestinationConfigs = [for d in l.log_destination_config : {
        LogDestination     = d.log_destination
        LogDestinationType = d.log_destination_type
        LogType            = d.log_type
      }]
    }])
  }

  attributes = {
    id = ref()
  }
}

rule "aws_networkfirewall_tls_inspection_configuration" {
  type = "AWS::NetworkFirewall::TLSInspectionConfiguration"

  properties = {
    Description                    = self.description
    Tags                           = tags(self.tags)
    TLSInspectionConfigurationName = self.name
    TLSInspectionConfiguration = one([for x in self.tls_inspection_configuration : {
      ServerCertificateConfigurations = [for y in x.server_certificate_configuration : {
        CertificateAuthorityArn          = y.certificate_authority_arn
        CheckCertificateRevocationStatus = one([for z in y.check_certificate_revocation_status : { RevokedStatusAction = z.revoked_status_action, UnknownStatusAction = z.unknown_status_action }])
        Scopes = [for z in y.scope : {
          Protocols        = z.protocols
          Destinations     = [for u in z.destination : { AddressDefinition = u.address_definition }]
          DestinationPorts = [for u in z.destination_ports : { FromPort = u.from_port, ToPort = u.to_port }]
          Sources          = [for u in z.source : { AddressDefinition = u.address_definition }]
          SourcePorts      = [for u in z.source_ports : { FromPort = u.from_port, ToPort = u.to_port }]
        }]
        ServerCertificates = [for z in y.server_certificate : { ResourceArn = z.resource_arn }]
      }]
    }])
  }

  attributes = {
    id                              = getatt("TLSInspectionConfigurationArn")
    tls_inspection_configuration_id = getatt("TLSInspectionConfigurationId")
    arn                             = getatt("TLSInspectionConfigurationArn")
  }

  unsupported = {
    encryption_configuration = "CloudFormation encrypts with a key of AWS: leave it out, or set it with `aws network-firewall update-tls-inspection-configuration`"
  }
}

rule "aws_networkfirewall_resource_policy" {
  no_peer = "CloudFormation has no policies of rule groups and firewall policies: share them with a resource share (aws_ram_resource_share), or set it with `aws network-firewall put-resource-policy`"
}
