"""Settings of all tests."""

from hypothesis import settings

# No deadline: the first example of a process loads the model. Derandomised: a run says the same on every machine.
settings.register_profile("suite", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("suite")
