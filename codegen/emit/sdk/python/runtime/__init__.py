"""What the services stand on: calls, tokens, retries and connections. Import from the package
itself, not from here.
"""
