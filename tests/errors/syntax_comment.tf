locals {
}

# expect: TC1003 error "Unterminated comment"
/* a
