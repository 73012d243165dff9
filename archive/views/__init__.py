"""SHOWN: HTTP only.  Read the request, ask one named question, choose a template."""
