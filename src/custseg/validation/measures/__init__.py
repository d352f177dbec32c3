"""How are divisions, distances and shares measured?"""
