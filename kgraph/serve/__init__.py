"""A graph over HTTP: SPARQL 1.1 Protocol, named queries as addresses, pages live. It only reads.

The server's own process never opens the store. Whatever reads it is done by workers, which can be killed.
"""
