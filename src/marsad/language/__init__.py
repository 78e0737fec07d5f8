"""Arabic text: folding, words and their clitics, sentences, numbers. Pure functions."""
