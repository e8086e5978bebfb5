# expect: TC1005 error "Unterminated heredoc"
locals { a = <<EOT
  text
