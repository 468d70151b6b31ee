"""People at work on what was built: finding what they name (`find`), asking what is doubtful (`doubts`), writing down what they judge
(`session`), telling what became of it (`state`).
"""
