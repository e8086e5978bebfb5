from_file = "file"
from_option = "file"
complex = { a = ["1", 2], b = [] }
