"""What `isms-lint schema --install` puts into a repository for editors that know JSON Schema."""
