# What works on the machine that runs Terraform: the providers hashicorp/local, hashicorp/null, hashicorp/external and
# hashicorp/http, and Terraform's own.

# Alone it does nothing: its provisioners are reported one by one.
rule "null_resource" {
  absorbed = "it makes nothing; what depends on it depends on what its triggers refer to"

  attributes = {
    id = "-"
  }

  no_effect = ["triggers"]
}

rule "terraform_data" {
  absorbed = "it makes nothing; what depends on it depends on what its input refers to"

  attributes = {
    id     = "-"
    output = self.input
  }

  # What refers to the output reads the input.
  no_effect = ["input", "triggers_replace"]
}

rule "local_file" {
  no_peer = "CloudFormation writes no files: leave the file to Terraform, or keep the text in Parameter Store (aws_ssm_parameter)"

  attributes = {
    content = self.content
  }
}

rule "local_sensitive_file" {
  no_peer = "CloudFormation writes no files: keep the text in a secret (aws_secretsmanager_secret)"
}

data "local_file" {
  attributes = {
    content              = file(self.filename)
    content_base64       = filebase64(self.filename)
    content_base64sha256 = filebase64sha256(self.filename)
    content_base64sha512 = filebase64sha512(self.filename)
    content_md5          = filemd5(self.filename)
    content_sha1         = filesha1(self.filename)
    content_sha256       = filesha256(self.filename)
    content_sha512       = filesha512(self.filename)
    id                   = filesha1(self.filename)
  }
}

data "null_data_source" {
  attributes = {
    outputs = self.inputs
  }

  no_effect = ["has_computed_default"]
}

data "external" {
  attributes = {
    result = fail("a template runs no programs: run it before the conversion and give what it answers in a variable")
  }

  no_effect = ["program", "query", "working_dir"]
}
