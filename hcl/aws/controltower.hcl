# AWS Control Tower.

rule "aws_controltower_control" {
  type = "AWS::ControlTower::EnabledControl"

  properties = {
    ControlIdentifier = self.control_identifier
    Parameters        = [for x in self.parameters : { Key = x.key, Value = json(x.value) }]
    TargetIdentifier  = self.target_identifier
  }

  attributes = {
    id = "${self.target_identifier},${self.control_identifier}"
  }
}
