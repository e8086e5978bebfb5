# The provider hashicorp/archive. `aws cloudformation package` compresses what a path names; nothing else of an archive is needed.

data "archive_file" {
  attributes = {
    output_path = (self.type != "zip" ? fail("`aws cloudformation package` makes zip archives only: set `type` to \"zip\"")
      : self.source_dir != null ? self.source_dir
      : self.source_file != null ? self.source_file
    : fail("`aws cloudformation package` uploads files and folders: name one in `source_file` or `source_dir`"))
    id                  = fail("the archive is made when the template is packaged: nothing is known of it before")
    output_base64sha256 = fail("the archive is made when the template is packaged: its hash is not known before")
    output_base64sha512 = fail("the archive is made when the template is packaged: its hash is not known before")
    output_md5          = fail("the archive is made when the template is packaged: its hash is not known before")
    output_sha          = fail("the archive is made when the template is packaged: its hash is not known before")
    output_sha256       = fail("the archive is made when the template is packaged: its hash is not known before")
    output_sha512       = fail("the archive is made when the template is packaged: its hash is not known before")
    output_size         = fail("the archive is made when the template is packaged: its size is not known before")
  }

  no_effect = ["output_file_mode", "output_path", "source_content_filename"]

  unsupported = {
    excludes                    = { unless = [[]], reason = "`aws cloudformation package` leaves nothing out: move what is excluded out of the folder, or make the archive before and name it in the function's `filename`" }
    exclude_symlink_directories = { unless = [false], reason = "`aws cloudformation package` follows links: remove them, or make the archive before and name it in the function's `filename`" }
    source                      = "`aws cloudformation package` uploads files and folders, no texts: write the text into a file and name it in `source_file`"
    source_content              = "`aws cloudformation package` uploads files and folders, no texts: write the text into a file and name it in `source_file`"
  }
}
