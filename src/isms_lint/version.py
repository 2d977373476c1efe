"""The version of isms-lint; the build reads it from here."""

VERSION = "0.6.0"
