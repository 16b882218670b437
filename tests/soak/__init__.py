"""Workers under full load, while their configuration changes and their store is killed.

Runs for 20 seconds among the other tests, and for minutes by ``make soak``.
"""
