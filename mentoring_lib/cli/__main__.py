"""``python -m mentoring_lib.cli`` does what ``mentoring`` does."""

import sys

from mentoring_lib.cli.main import main

sys.exit(main())
