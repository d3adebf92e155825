"""Several municipalities together: median and quartiles of their indices, never lowest, highest or an order of them.

SOU 2020:8 (chapter 11) warns that self-ratings compare badly between municipalities. Knows no files and no words.
"""

from digikap.cohort.figures import FEWEST, FEWEST_DISTRIBUTED
from digikap.cohort.gathering import cohort
from digikap.cohort.result import Bin, By, Cohort, Excluded, Figure, Part, WhyOut
from digikap.cohort.suppression import FEWEST_IN_CELL

__all__ = [
    "FEWEST",
    "FEWEST_DISTRIBUTED",
    "FEWEST_IN_CELL",
    "Bin",
    "By",
    "Cohort",
    "Excluded",
    "Figure",
    "Part",
    "WhyOut",
    "cohort",
]
