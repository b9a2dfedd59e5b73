//! A bill of fifty lines against a compiled rule, and against the determination with its working.
//! `docs/origin.md` records the figures.
//!
//! The rule is 84.33 of `law/usmca`, read by `lawbook`: a change from any other heading, or from the heading's
//! own parts with regional value content by either method.

use std::fmt;

use customs::origin::compiled::{CompiledBill, CompiledRule, Verdict, verdict};
use customs::origin::{DeclaredStatus, Good, Material, NetCost, TransactionValue, determine};
use customs::{Country, Decimal, Law, LawOnDate, Money};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use lawbook::Lawbook;

const LINES: usize = 50;
const DAY: &str = "2026-06-01";

fn main() {
    divan::main();
}

/// How the bill comes out, and so how much of the law is looked at.
#[derive(Clone, Copy)]
enum Bill {
    /// Two lines do not change and are within the tolerance; the first alternative is met.
    WithinTolerance,
    /// They are beyond it; the alternative with content is met, by net cost.
    ByNetCost,
    /// Nothing is met: every alternative, both methods, the waiver, parts together.
    Fails,
}

impl fmt::Display for Bill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WithinTolerance => "within tolerance",
            Self::ByNetCost => "by net cost",
            Self::Fails => "fails",
        })
    }
}

const BILLS: [Bill; 3] = [Bill::WithinTolerance, Bill::ByNetCost, Bill::Fails];

fn law() -> Law {
    Lawbook::bundled().law().expect("the law loads")
}

fn on(law: &Law) -> LawOnDate<'_> {
    law.on(DAY.parse().expect("a day")).expect("covered")
}

fn money(amount: i64) -> Money {
    Money::usd(Decimal::new(amount, 2))
}

/// A hydraulic turbine of 8410.11 with fifty lines, every sixth originating, two of parts of its own heading.
fn good(bill: Bill) -> Good {
    let mut good = Good::new("8410.11.00".parse().expect("a code"), "turbine", Country::MX);
    good.transaction_value = Some(TransactionValue(money(100_000)));
    good.net_cost = Some(NetCost(money(88_000)));
    let codes = ["8536.50.90", "8544.42.90", "7318.15.20", "3926.90.99", "8534.00.00", "7323.93.00"];
    let (value, parts) = match bill {
        Bill::WithinTolerance => (400, 1_500),
        Bill::ByNetCost => (400, 9_000),
        Bill::Fails => (1_900, 9_000),
    };
    good.materials = (0..LINES)
        .map(|number| {
            let own = number % 25 == 7;
            let code = if own { "8410.90.00" } else { codes[number % codes.len()] };
            let mut material = Material::new(number.to_string(), Some(code.parse().expect("a code")));
            material.value = Some(money(if own { parts } else { value }));
            if number % 6 == 0 {
                material.status = DeclaredStatus::originating("certification");
            }
            material
        })
        .collect();
    good
}

/// The verdict: all alternatives, the tolerance, both methods. Items are lines.
#[divan::bench(args = BILLS)]
fn verdict_without_working(bencher: Bencher<'_, '_>, bill: Bill) {
    let law = law();
    let on = on(&law);
    let good = good(bill);
    let rule = CompiledRule::new(&on, &good).expect("the rule compiles");
    let compiled = CompiledBill::new(&on, &good).expect("the bill compiles");
    let expected = match bill {
        Bill::Fails => Verdict::DoesNotOriginate,
        Bill::WithinTolerance | Bill::ByNetCost => Verdict::Originates,
    };
    assert_eq!(verdict(&rule, &compiled), Ok(expected), "{} alternatives", rule.alternatives());
    assert_eq!(
        determine(&on, &good).expect("determined").finding.is_satisfied(),
        !matches!(bill, Bill::Fails)
    );
    bencher.counter(ItemsCount::new(LINES)).bench(|| verdict(black_box(&rule), black_box(&compiled)));
}

/// The same question with the working. Items are lines.
#[divan::bench(args = BILLS)]
fn determination_with_working(bencher: Bencher<'_, '_>, bill: Bill) {
    let law = law();
    let on = on(&law);
    let good = good(bill);
    bencher.counter(ItemsCount::new(LINES)).bench(|| determine(black_box(&on), black_box(&good)));
}

/// From the law and a good to the arrays of its rule.
#[divan::bench]
fn compile_the_rule(bencher: Bencher<'_, '_>) {
    let law = law();
    let on = on(&law);
    let good = good(Bill::Fails);
    bencher.bench(|| CompiledRule::new(black_box(&on), black_box(&good)));
}

/// From a bill of fifty lines to its arrays. Items are lines.
#[divan::bench]
fn compile_the_bill(bencher: Bencher<'_, '_>) {
    let law = law();
    let on = on(&law);
    let good = good(Bill::Fails);
    bencher.counter(ItemsCount::new(LINES)).bench(|| CompiledBill::new(black_box(&on), black_box(&good)));
}
