"""The lexicon: what the rules know about Arabic, loaded from the resources and matched in one pass."""
