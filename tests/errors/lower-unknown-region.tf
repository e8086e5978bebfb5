# What follows from the region needs one: without it, the region is that of the stack.
# expect: TC5010 error "aws_s3_bucket.site cannot be expressed"
resource "aws_s3_bucket" "site" {
  bucket = "example-site"
}

resource "aws_s3_bucket_website_configuration" "site" {
  bucket = aws_s3_bucket.site.id

  index_document {
    suffix = "index.html"
  }
}

output "domain" {
  value = aws_s3_bucket_website_configuration.site.website_domain
}
