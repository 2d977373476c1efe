"""The rule pack for ISO/IEC 27001: an ordinary plugin of isms-lint."""
