"""Reading: a page becomes clean articles, each with its headline, paragraphs, credits and date."""
