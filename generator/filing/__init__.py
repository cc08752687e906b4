"""What a unit fills in: a frozen model of one year, every value knowing where it was typed."""

from generator.filing.accounts import (
    Amounts,
    Budget,
    Buildings,
    Expense,
    Fund,
    SpendingLine,
    amount_of,
    amounts_of,
    is_adjustment,
)
from generator.filing.answers import Answers
from generator.filing.assessment import Assessment, Department, Foot, Goal, Project, SubProject
from generator.filing.companions import Companions, find_companions
from generator.filing.filing import Filing
from generator.filing.free_tables import TableRow
from generator.filing.funds import FundLine, Funds
from generator.filing.indicator import Indicator
from generator.filing.indicator_table import IndicatorRow, Level
from generator.filing.narrative import (
    Head,
    Illustration,
    Measure,
    Problem,
    Signature,
    Task,
    TaskBudget,
)
from generator.filing.offices import office_word
from generator.filing.pictures import NO_PICTURES, Gallery, find_pictures
from generator.filing.read import filing_of, money_of, read_filing
from generator.filing.unit import Unit

__all__ = [
    "NO_PICTURES",
    "Amounts",
    "Answers",
    "Assessment",
    "Budget",
    "Buildings",
    "Companions",
    "Department",
    "Expense",
    "Filing",
    "Foot",
    "Fund",
    "FundLine",
    "Funds",
    "Gallery",
    "Goal",
    "Head",
    "Illustration",
    "Indicator",
    "IndicatorRow",
    "Level",
    "Measure",
    "Problem",
    "Project",
    "Signature",
    "SpendingLine",
    "SubProject",
    "TableRow",
    "Task",
    "TaskBudget",
    "Unit",
    "amount_of",
    "amounts_of",
    "filing_of",
    "find_companions",
    "find_pictures",
    "is_adjustment",
    "money_of",
    "office_word",
    "read_filing",
]
