# refused: attributes
# refused: attributes.flow_logs_enabled
resource "aws_globalaccelerator_accelerator" "globalaccelerator_accelerator_attributes_flow_logs_enabled" {
  name = "globalaccelerator-accele"
  attributes {
    flow_logs_enabled = true
  }
}

# refused: attributes.flow_logs_s3_bucket
resource "aws_globalaccelerator_accelerator" "globalaccelerator_accelerator_attributes_flow_logs_s3_bucket" {
  name = "globalaccelerator-accele"
  attributes {
    flow_logs_s3_bucket = "example"
  }
}

# refused: attributes.flow_logs_s3_prefix
resource "aws_globalaccelerator_accelerator" "globalaccelerator_accelerator_attributes_flow_logs_s3_prefix" {
  name = "globalaccelerator-accele"
  attributes {
    flow_logs_s3_prefix = "example"
  }
}
