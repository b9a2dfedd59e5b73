//! What a landed cost answers: blocks of lines, each with its formula, inputs, source and hardness.

use customs::{Citation, Currency, Decimal, Message, Money, Step, Value};

use super::figure::Source;

/// The landed cost of one unit in one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct LandedCost {
    /// Id of the scenario.
    pub scenario: String,
    /// Its name.
    pub name: String,
    /// Currency of every amount.
    pub currency: Currency,
    /// The blocks, always all five, in order.
    pub blocks: Vec<Block>,
    /// Sum of the known lines, a unit.
    pub total: Money,
    /// Units a year; `None` when nobody has said.
    pub annual_volume: Option<Decimal>,
    /// Sum of the known lines, a year.
    pub annual_total: Option<Money>,
    /// What is not in the total: the total holds 'without' each of these.
    pub unknowns: Vec<Unknown>,
    /// Total with every unknown at its lower and upper bound; `None` while one is unbounded.
    pub bounds: Option<(Money, Money)>,
    /// Value for duty of a unit (of its known part, where the cost of making has unknown lines).
    pub customs_value: Option<Money>,
    /// Sum of the ad valorem duties into the United States, a share of the customs value.
    pub duty_share: Decimal,
    /// Days under way, where every leg says so.
    pub days_under_way: Option<Decimal>,
}

impl LandedCost {
    /// The block of a kind.
    #[must_use]
    pub fn block(&self, kind: BlockKind) -> Option<&Block> {
        self.blocks.iter().find(|block| block.kind == kind)
    }

    /// Every line of every block, in order.
    pub fn lines(&self) -> impl Iterator<Item = (&Block, &Line)> {
        self.blocks.iter().flat_map(|block| block.lines.iter().map(move |line| (block, line)))
    }

    /// Known lines added up from the hardest to the softest: for each hardness, the sum so far.
    #[must_use]
    pub fn by_hardness(&self) -> [(Hardness, Decimal); 3] {
        let mut sum = Decimal::ZERO;
        [Hardness::Hard, Hardness::Soft, Hardness::Risk].map(|hardness| {
            for (_, line) in self.lines().filter(|(_, line)| line.hardness == hardness) {
                if let Some(amount) = line.amount {
                    sum = sum.checked_add(amount.amount).unwrap_or(sum);
                }
            }
            (hardness, sum)
        })
    }
}

/// A block of the landed cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Which one.
    pub kind: BlockKind,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Sum of its known lines, a unit.
    pub total: Money,
}

/// The blocks, in the order of the way from bill to customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// Materials, labor, overhead, tooling, yield, margin, or a price.
    Make,
    /// Freight, insurance, brokers, crossing, waiting.
    Move,
    /// Duty and fees on both sides of the border.
    DutyAndFees,
    /// Stock, prepayment, obsolescence.
    Hold,
    /// Quality, distance, risk.
    QualityAndDistance,
}

impl BlockKind {
    /// All blocks, in order.
    pub const ALL: [Self; 5] =
        [Self::Make, Self::Move, Self::DutyAndFees, Self::Hold, Self::QualityAndDistance];

    /// Kebab-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Make => "make",
            Self::Move => "move",
            Self::DutyAndFees => "duty-and-fees",
            Self::Hold => "hold",
            Self::QualityAndDistance => "quality-and-distance",
        }
    }

    /// Key of its title in the catalogue.
    #[must_use]
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Make => "cost-block-make",
            Self::Move => "cost-block-move",
            Self::DutyAndFees => "cost-block-duty-and-fees",
            Self::Hold => "cost-block-hold",
            Self::QualityAndDistance => "cost-block-quality-and-distance",
        }
    }
}

/// How firm a cost is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hardness {
    /// On an invoice, a payroll or an entry.
    Hard,
    /// Real but reckoned: it depends on how one counts.
    Soft,
    /// May happen or not.
    Risk,
}

impl Hardness {
    /// Kebab-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Soft => "soft",
            Self::Risk => "risk",
        }
    }
}

/// One line of the landed cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Stable id, such as `make.labor`, `move.leg.2`.
    pub id: String,
    /// What it is.
    pub label: Message,
    /// How firm it is.
    pub hardness: Hardness,
    /// Amount a unit; `None` when it is unknown.
    pub amount: Option<Money>,
    /// The formula in words; the values are in `inputs`.
    pub formula: Message,
    /// What went into the formula.
    pub inputs: Vec<LineInput>,
    /// Where the figure that carries the line comes from.
    pub source: Source,
    /// What it rests on in law.
    pub citations: Vec<Citation>,
    /// Whether it rests on a root, a power or a probability: an estimate, not an account.
    pub estimate: bool,
    /// Whether it is reckoned on a sum from which something unknown is missing.
    pub partial: bool,
    /// Lines inside it, which add up to it.
    pub parts: Vec<Line>,
    /// Working of a figure that was itself computed (an hourly rate).
    pub working: Vec<Step>,
}

/// A value of a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct LineInput {
    /// What it is.
    pub name: Message,
    /// The value; `None` when nobody gave it.
    pub value: Option<Value>,
    /// Where it comes from; `None` when it follows from other lines.
    pub source: Option<Source>,
}

/// A cost that nobody has given.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    /// Id of the line.
    pub line: String,
    /// The block it belongs to.
    pub block: BlockKind,
    /// What it is.
    pub label: Message,
    /// What to ask for.
    pub question: Message,
    /// Lower and upper bound a unit, where the user gave them.
    pub bound: Option<(Money, Money)>,
}
