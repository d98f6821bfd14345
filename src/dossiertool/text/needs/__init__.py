"""Old needs in a new text: which are forgotten, which come back after they were closed, which are done.

Annotation guideline §5. `assess` (verdict.py) is the way in. topics.py knows what needs are about, story.py
cuts the text into clauses, about.py links the two; signals.py, said.py, aims.py, tense.py and days.py read
what is said.
"""
