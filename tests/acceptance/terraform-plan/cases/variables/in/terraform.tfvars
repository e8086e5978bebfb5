from_tfvars = {
  "a$${b}" = ["x", "$${y}", <<EOT
heredoc
EOT
  ]
}
overridden = "terraform.tfvars"
