"""Working days: which days count, which do not and on what legal basis, and counting them.

`calendar` answers questions, `build` makes a calendar from the decrees shipped with the program
and an office's own file (`office`), `count` walks a time limit day by day so that it can be shown.
"""
