size = ["from-auto"]
