"""What a unit fills in: a frozen model of one year, every value knowing where it was typed."""

from generator.filing.accounts import Budget, Buildings, Expense
from generator.filing.answers import Answers
from generator.filing.assessment import Assessment, Department, Goal, Project
from generator.filing.filing import Filing
from generator.filing.funds import FundLine, Funds
from generator.filing.indicator import Indicator, IndicatorRow
from generator.filing.read import read_filing
from generator.filing.unit import Unit

__all__ = [
    "Answers",
    "Assessment",
    "Budget",
    "Buildings",
    "Department",
    "Expense",
    "Filing",
    "FundLine",
    "Funds",
    "Goal",
    "Indicator",
    "IndicatorRow",
    "Project",
    "Unit",
    "read_filing",
]
