"""Management reviews: series, inputs, decisions, who took part."""
