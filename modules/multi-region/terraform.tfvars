# What the bundled deployment sets. Secrets never belong here: db_password comes from the environment or the command line.
primary_region   = "us-east-1"
secondary_region = "eu-west-1"
domain_name      = "example.com"
