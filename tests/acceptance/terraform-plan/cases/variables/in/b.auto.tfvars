from_auto = { a = 1 + 1, b = "native" }
overridden = "b.auto"
