# refused: attributes
resource "aws_globalaccelerator_accelerator" "globalaccelerator_accelerator_attributes" {
  name = "globalaccelerator-accele"
  attributes {
  }
}
