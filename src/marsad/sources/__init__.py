"""Sources: where pages come from. Files, folders and standard input become pages, or failures that say why not."""
