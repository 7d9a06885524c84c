"""One institution's code of ethics as data: its format, loading, problems and coverage."""
