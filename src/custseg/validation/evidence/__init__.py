"""What may a criterion look at, and how is it gathered?"""
