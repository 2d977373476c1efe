"""What is wrong in a corpus: one module for each kind of defect."""
