# refused: image_file
resource "aws_cognito_user_pool_ui_customization" "cognito_user_pool_ui_customization_image_file" {
  image_file   = "example"
  user_pool_id = "us-east-1_abcdefghi"
}
