"""Which questions is a segmentation asked?"""
