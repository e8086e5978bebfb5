Hello ${name}, $${not this}, %{ if true }yes%{ endif }
