size = ["from-tfvars"]
