"""The tests, and which folder of them is what.

- ``agreement``: ``explain``, the client for tests and browsers say the same
- ``audited``: whole applications under an audit, bad ones and good ones
- ``benchmarks``: what measures the costs, by numbers that are made up
- ``browser``: pages of several origins, in real browsers
- ``checking``: ``flask cors check``, against servers that it is given
- ``cli``: the commands: what they print, and their exit status
- ``concurrency``: many threads, and a configuration that changes meanwhile
- ``conformance``: the simulated browser against the real ones, case by case
- ``console``: the sentences of the browsers' consoles, as they were collected
- ``csrf``: requests that change something, and who may make them
- ``documented``: what manuals, articles and the tour say is so
- ``explained``: ``flask_cors.explain()``
- ``fuzz``: configurations and requests that a fuzzer makes up
- ``hostile``: attacks, and what the worst requests cost
- ``legacy``: the names that applications import from inside flask-cors 6
- ``parity``: the answers of flask-cors 6.0.5, and what may differ from them
- ``properties``: what is true whatever is configured and asked
- ``rules``: every rule: what breaks it, and what comes near
- ``servers``: real WSGI servers, and bytes that no browser sends
- ``soak``: full load while all changes, for seconds or for minutes
- ``stores``: real Redis and PostgreSQL, killed and started again under workers
- ``table``: the decision table, which ``test_decision_table.py`` runs
- ``testing``: ``flask_cors.testing`` and the fixture ``cors_browser``
- ``typing``: what type checkers see; nothing in it is run
- ``unit``: single modules
- ``users``: what users of flask-cors ask for and suffer from
"""
