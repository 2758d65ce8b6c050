"""Compiles written Python and calls factories with the fewest and the most arguments. Cases come as JSON on standard
input; what went wrong goes as JSON to standard output. Without pydantic a stand-in keeps what it is given."""

import json
import sys
import types

try:
    import pydantic  # noqa: F401
except ImportError:
    stand_in = types.ModuleType("pydantic")

    class BaseModel:
        def __init__(self, **values):
            self.__dict__.update(values)

    stand_in.BaseModel = BaseModel
    stand_in.Field = lambda **_settings: None
    sys.modules["pydantic"] = stand_in


def run(case):
    for path, text in case["texts"].items():
        compile(text.encode(), path, "exec")
    module = types.ModuleType("models")
    sys.modules["models"] = module
    exec(compile(case["models"].encode(), "models.py", "exec"), module.__dict__)
    factory = getattr(getattr(module, case["wrapper"]), case["factory"])
    for call in case["calls"]:
        message = factory(**call["arguments"])
        if message.type != case["event"]:
            return f"type is {message.type!r}"
        if message.payload != call["payload"]:
            return f"{call['arguments']!r} gave {message.payload!r}, not {call['payload']!r}"
    return None


def attempt(case):
    try:
        return run(case)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(json.dumps([attempt(case) for case in json.load(sys.stdin)]))
