"""Serves the application of the current folder on a free port until standard input ends, so that no server outlives the
test that started it, however that ends."""

import os
import runpy
import signal
import sys
import threading
import time

PATIENCE = 10.0


def end_with_the_test() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)


threading.Thread(target=end_with_the_test, daemon=True).start()
sys.path[0] = os.getcwd()
sys.argv = [sys.argv[1], "--port", "0"]
runpy.run_module(sys.argv[0], run_name="__main__")
