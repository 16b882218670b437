"""What CORS costs: this project beside flask-cors 6.0.5, hooks by hand, and nothing.

``python -m benchmarks`` calls the applications in process, as a WSGI server does. Each
candidate has processes of its own; they take turns in many short rounds, so that a
slower moment of the machine meets all of them. The processes are started anew many
times, with another hash seed and memory layout each, since what a process has by
chance makes as much of a difference as a CORS layer should. The same requests are
counted in executed instructions too, which no other process disturbs.

``python -m benchmarks.gate`` compares a few such counts with recorded ones.
"""
