"""Papers: templates filled from a case, drawn in the terminal, as .docx and as .pdf."""
