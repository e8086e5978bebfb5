flavour = "auto a"
note = null
