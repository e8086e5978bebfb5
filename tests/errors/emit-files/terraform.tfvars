secret = "hidden"
