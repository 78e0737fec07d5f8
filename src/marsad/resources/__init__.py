"""What the rules know, as data that people can review; read by `marsad.lexicon`."""
