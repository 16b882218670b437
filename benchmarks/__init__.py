"""What a request costs with this project, flask-cors 6.0.5 and a hand-written hook.

``python -m benchmarks`` calls the applications in process, as a WSGI server does. Each
candidate has a process of its own; they take turns in many short rounds, so that a
slower moment of the machine meets all of them. The processes are started anew many
times, with another hash seed and memory layout each, since what a process has by
chance makes as much of a difference as a CORS layer should.
"""
