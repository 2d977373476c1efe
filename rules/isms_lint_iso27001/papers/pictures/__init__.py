"""Pictures in papers, each a specification of Vega-Lite."""
