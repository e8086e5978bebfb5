# The providers hashicorp/template and hashicorp/cloudinit: text made of other text.

data "template_file" {
  attributes = {
    rendered = templatestring(self.template, self.vars == null ? {} : self.vars)
  }

  unsupported = {
    filename = "the provider has not read files by this argument since version 1: read them with file() into `template`"
  }
}

# The text that the provider writes ("MIME multi-part archive", cloud-init's documentation), unless it is compressed.
data "cloudinit_config" {
  attributes = {
    rendered = (self.gzip != false ? fail("a template cannot compress: set `gzip` to false, which cloud-init reads as well")
      : one([for text in [join("", concat(
        ["Content-Type: multipart/mixed; boundary=\"${coalesce(self.boundary, "MIMEBOUNDARY")}\"\nMIME-Version: 1.0\r\n\r\n"],
        flatten([for i, p in self.part : [
          i == 0 ? "" : "\r\n",
          "--${coalesce(self.boundary, "MIMEBOUNDARY")}\r\n",
          p.filename == null ? "" : "Content-Disposition: attachment; filename=\"${p.filename}\"\r\n",
          "Content-Transfer-Encoding: 7bit\r\n",
          "Content-Type: ${p.content_type == null ? "text/plain" : p.content_type}\r\n",
          "Mime-Version: 1.0\r\n",
          p.merge_type == null ? "" : "X-Merge-Type: ${p.merge_type}\r\n",
          "\r\n",
          p.content,
        ]]),
        ["\r\n--${coalesce(self.boundary, "MIMEBOUNDARY")}--\r\n"],
    ))] : self.base64_encode == false ? text : base64encode(text)]))
  }
}

data "template_cloudinit_config" {
  same_as = "cloudinit_config"
}
