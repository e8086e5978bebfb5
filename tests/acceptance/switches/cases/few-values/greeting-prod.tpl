Keep out, unless you are ${owner}
