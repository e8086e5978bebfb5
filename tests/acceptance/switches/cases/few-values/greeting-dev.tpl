Welcome to development, ${owner}
