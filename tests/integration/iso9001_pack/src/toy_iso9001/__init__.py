"""Five rules on a quality management system: a pack for another standard, with nothing borrowed."""
