output "places" {
  value = [path.module, path.root, fileexists("${path.module}/note.txt"), file("${path.module}/note.txt")]
}
