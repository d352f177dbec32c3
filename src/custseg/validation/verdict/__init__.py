"""Who deserves to serve, and why?"""
