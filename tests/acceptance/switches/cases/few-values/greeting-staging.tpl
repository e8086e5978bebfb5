Welcome to staging, ${upper("s")}${owner}
