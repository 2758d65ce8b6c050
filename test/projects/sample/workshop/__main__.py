"""Run the shop with ``python -m workshop``."""

from workshop.app import main

main()
