"""The Statement of Applicability: its rows, what drives them, who carries them out."""
