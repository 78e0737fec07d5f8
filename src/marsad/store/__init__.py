"""The store: one SQLite file that keeps what was read and coded. SQL stands here and nowhere else."""
