//! A report that has one of everything, for the tests of the renderers. Its numbers stand for nothing.

use customs::{
    Citation, Currency, Decimal, Doubt, Finding, Message, MissingFact, Money, Step, TariffCode, Value,
};
use jiff::civil::date;

use super::chart::{
    Bar, Bars, Chart, Drawing, Line, Lines, Panel, Point, Segment, SegmentKind, Unit, Waterfall,
};
use super::model::{
    Block, Cell, Column, Entry, Fact, Figure, Group, Report, Row, RowKind, Section, Table, Tree, Verdict,
};

pub fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn usd(text: &str) -> Money {
    Money::new(d(text), Currency::USD)
}

fn words(text: &str) -> Message {
    Message::new("report-sample").with("text", text)
}

const SCENARIOS: [&str; 4] =
    ["Contract manufacturer, Zunyi", "Shelter in Tecate", "Own IMMEX plant, Tijuana", "San Diego County"];

fn costs() -> Section {
    let blocks = [
        ("Make", ["118.40", "131.15", "127.92", "214.60"]),
        ("Move", ["14.85", "4.12", "4.12", "2.05"]),
        ("Duty and fees", ["31.27", "1.12", "1.12", "0.00"]),
        ("Hold", ["6.90", "1.85", "1.85", "1.10"]),
        ("Quality and distance", ["5.10", "2.20", "2.40", "0.90"]),
    ];
    let totals = ["176.52", "140.44", "137.41", "218.65"];
    let panels = (0..4)
        .map(|at| Panel {
            label: SCENARIOS[at].into(),
            stands_out: at == 2,
            segments: blocks
                .iter()
                .map(|(label, amounts)| Segment {
                    label: (*label).into(),
                    amount: (at != 3 || *label != "Hold").then(|| d(amounts[at])),
                    kind: SegmentKind::Step,
                })
                .chain([Segment {
                    label: "Landed cost".into(),
                    amount: Some(d(totals[at])),
                    kind: SegmentKind::Total,
                }])
                .collect(),
        })
        .collect();
    let mut columns = vec![Column::words("Block")];
    columns.extend((0..4).map(|at| Column::figures(SCENARIOS[at], 2).stand_out(at == 2)));
    let mut rows: Vec<Row> = blocks
        .iter()
        .map(|(label, amounts)| {
            let mut cells = vec![Cell::from(*label)];
            cells.extend(amounts.iter().map(|amount| Cell::from(usd(amount))));
            Row::new(cells)
        })
        .collect();
    rows[3].cells[4] = Cell::Unknown;
    let mut cells = vec![Cell::from("Landed cost")];
    cells.extend(totals.iter().map(|total| Cell::from(usd(total))));
    rows.push(Row::of(RowKind::Total, cells));
    let bar =
        |label: &str, low, high, from: &str, to: &str| Bar::between(label, d(low), d(high)).ends(from, to);
    Section::new("landed-cost", words("Landed cost a unit"))
        .say(words(
            "Delivered to the warehouse in San Diego, an instrument from Tijuana costs $39.11 less than one \
             from Zunyi; the hours of the shelter cost $3.03 more.",
        ))
        .show(Chart {
            id: "waterfall".into(),
            title: words("From making to the warehouse, dollars a unit"),
            description: words("Four scenarios on one scale; Tijuana is the lowest."),
            drawing: Drawing::Waterfall(Waterfall { unit: Unit::Money(Currency::USD, 2), panels }),
        })
        .show(Table {
            caption: words("Dollars a unit"),
            columns,
            rows,
            notes: vec![words(
                "Without the cost of holding stock in San Diego County, which nobody has given.",
            )],
        })
        .show(Chart {
            id: "tornado".into(),
            title: words("What moves the saving most, dollars a unit"),
            description: words("Each driver at the ends of its own range."),
            drawing: Drawing::Bars(Bars {
                unit: Unit::Money(Currency::USD, 2),
                base: Some(d("39.11")),
                bars: vec![
                    bar("Duty on the Chinese instrument", "12.4", "61.0", "8.7%", "37.5%"),
                    bar("Peso to the dollar", "31.9", "44.2", "MXN 15.80", "MXN 21.00").stand_out(true),
                    bar("Wage of an operator, an hour", "42.0", "35.6", "$4.10", "$6.90"),
                    bar("Ocean freight, a container", "36.8", "41.7", "$1,900", "$5,400"),
                ],
            }),
        })
}

fn origin() -> Section {
    let proof = Step::new(words("General Note 11(o), heading 9202, alternative A"))
        .finding(Finding::Satisfied)
        .cite(Citation::effective("HTSUS General Note 11(o)/92.1", date(2020, 7, 1)))
        .under(vec![
            Step::new(words("Every non-originating material changes heading, or stays within the tolerance"))
                .finding(Finding::NotSatisfied)
                .under(vec![
                    Step::new(words("Tuning machines 9209.92 from Taiwan: change from heading 9209"))
                        .finding(Finding::Satisfied)
                        .cite(Citation::new("19 CFR 182 App. A s. 3(2)")),
                    Step::new(words("Neck blank 9202.90 from Indonesia: the same heading as the good"))
                        .finding(Finding::NotSatisfied),
                ]),
            Step::new(words("Regional value content 52.38% by net cost; at least 50% is needed"))
                .finding(Finding::Satisfied)
                .cite(Citation::new("19 CFR 182 App. A s. 7(2)")),
        ]);
    let open = Finding::Undetermined {
        missing: vec![MissingFact {
            fact: "neck-made-in-territory".into(),
            about: Some("neck-blank".into()),
            question: words("Is the neck blank shaped in Mexico, the United States or Canada?"),
        }],
    };
    Section::new("origin", words("Origin under USMCA"))
        .say(words("Made in Tijuana or Tecate, the instrument originates by regional value content."))
        .show(Group {
            heading: SCENARIOS[2].into(),
            finding: Some(Finding::Satisfied),
            lead: vec![words("Criterion B, by net cost, with 2.38 points to spare.")],
            blocks: vec![Block::Tree(Tree::of_steps(words("The working"), &[proof], false))],
        })
        .show(Group {
            heading: SCENARIOS[3].into(),
            finding: Some(open.clone()),
            lead: Vec::new(),
            blocks: vec![
                Block::Missing(open.missing().to_vec()),
                Block::Doubts(vec![Doubt {
                    assumption: "hs-concordance".into(),
                    message: words("The rule was written for an earlier edition of the Harmonized System."),
                }]),
            ],
        })
}

fn duty() -> Section {
    let code: TariffCode = "9202.90.40".parse().unwrap();
    let along =
        [(0, "2025-01-01"), (35, "2025-02-04"), (98, "2025-04-09"), (314, "2025-11-10"), (691, "2026-11-23")]
            .iter()
            .map(|(day, label)| Point {
                at: Decimal::from_integer(*day),
                label: (*label).into(),
                is_tick: true,
            })
            .collect();
    let line = |label: &str, numbers: [&str; 5], stands_out| Line {
        label: label.into(),
        numbers: numbers.iter().map(|n| Some(d(n))).collect(),
        stands_out,
    };
    Section::new("duty", words("Duty into the United States"))
        .show(Table {
            caption: words("Component by component, dollars a unit"),
            columns: vec![
                Column::words("Component"),
                Column::words("Heading"),
                Column::figures("Rate", 2),
                Column::figures("Amount", 2),
            ],
            rows: vec![
                Row::of(
                    RowKind::Heading,
                    vec![Cell::from(SCENARIOS[0]), Cell::Empty, Cell::Empty, Cell::Empty],
                ),
                Row::new(vec![
                    Cell::from("General, column 1"),
                    Cell::from(code),
                    Cell::from(Value::Percent(d("8.7"))),
                    Cell::from(usd("10.30")),
                ])
                .cite([Citation::new("HTSUS 9202.90.40")]),
                Row::new(vec![
                    Cell::from("Section 301, China"),
                    Cell::from("9903.88.15"),
                    Cell::from(Value::Percent(d("7.5"))),
                    Cell::from(usd("8.88")),
                ])
                .cite([Citation::effective("85 FR 3741", date(2020, 2, 14))]),
                Row::of(
                    RowKind::Total,
                    vec![
                        Cell::from("Duty"),
                        Cell::Empty,
                        Cell::from(Value::Percent(d("16.2"))),
                        Cell::from(usd("19.18")),
                    ],
                ),
            ],
            notes: Vec::new(),
        })
        .show(Chart {
            id: "history".into(),
            title: words("Total rate of duty since 2025, percent of the customs value"),
            description: words("Steps where the law changed."),
            drawing: Drawing::Lines(Lines {
                unit: Unit::Percent(1),
                steps: true,
                along,
                along_label: "From".into(),
                lines: vec![
                    line("China", ["16.2", "26.2", "151.2", "26.2", "31.2"], false),
                    line("Mexico, originating", ["0", "0", "0", "0", "0"], true),
                    line("Mexico, not originating", ["8.7", "8.7", "33.7", "33.7", "18.7"], false),
                ],
                from_zero: true,
            }),
        })
        .show(Tree {
            title: words("How the amounts come about"),
            open: false,
            entries: vec![
                Entry::new("General, column 1")
                    .value(usd("10.30"))
                    .remark("customs value × 8.7%")
                    .source("case.toml:41")
                    .under(vec![Entry::new("Customs value").value(usd("118.40"))]),
            ],
        })
}

pub fn report() -> Report {
    Report {
        title: "Steel-string acoustic guitar".into(),
        as_of: date(2026, 10, 1),
        facts: vec![
            Fact::new("Tariff code", "9202.90.40".parse::<TariffCode>().unwrap()),
            Fact::new("Units a year", 12_000_u32),
            Fact::new("As of", date(2026, 10, 1)),
        ],
        verdict: Verdict {
            finding: Finding::Satisfied,
            sentence: words(
                "Make it in Tijuana: it enters free of duty, and a unit lands for $39.11 less than from Zunyi.",
            ),
            figure: Some(Figure { value: usd("39.11").into(), label: "saved a unit, against today".into() }),
            beside: vec![
                Figure { value: usd("469320").into(), label: "saved a year, at 12,000 units".into() },
                Figure {
                    value: Value::Percent(d("52.38")),
                    label: "regional value content; 50% is needed".into(),
                },
            ],
        },
        remarks: vec![words("The prices of this case are illustrative: nobody has offered them.")],
        sections: vec![origin(), duty(), costs()],
        inputs: vec![
            Fact::new("Case", "guitar").source("examples/guitar/case.toml"),
            Fact::new("Exchange rate", "MXN 18.20 a dollar").source("2026-09-30, Banco de México, fix"),
        ],
    }
}
