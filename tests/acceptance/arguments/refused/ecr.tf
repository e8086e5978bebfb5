# refused: catalog_data.logo_image_blob
resource "aws_ecrpublic_repository" "ecrpublic_repository_catalog_data_logo_image_blob" {
  repository_name = "ecrpublic-repository"
  catalog_data {
    logo_image_blob = "example"
  }
}
