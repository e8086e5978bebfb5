given = "many"
