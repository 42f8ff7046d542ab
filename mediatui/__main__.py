"""`python -m mediatui`."""

import sys

from mediatui.cli.main import main

sys.exit(main())
