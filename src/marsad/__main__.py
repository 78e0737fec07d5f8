"""Lets ``python -m marsad`` do what ``marsad`` does."""

import sys

from marsad.cli import main

sys.exit(main())
