word = ["from-file"]
