//! The compiled form of the rules against the determination with its working: for every live block that
//! compiles, on generated bills, the verdict is the finding.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use customs::origin::compiled::{CompiledBill, CompiledRule, Refusal, Verdict, verdict};
use customs::origin::{
    Answer, Atom, CodeRange, DeclaredStatus, Good, Governing, Material, MaterialRole, Method, NetCost,
    ProductRule, TotalCost, TransactionValue, determine,
};
use customs::{Country, Decimal, Finding, LawOnDate, Money, TariffCode};
use lawbook::Lawbook;

/// Live blocks that compile, of all live blocks. A change to the law or the compiler that lowers the number
/// has to say why.
const COMPILED: usize = 1125;
const LIVE: usize = 1201;
const BILLS: usize = 24;

/// A small generator with a fixed seed, so that the bills are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides as u64) as usize
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.roll(choices.len())]
    }
}

fn filled(code: TariffCode, end: &str) -> TariffCode {
    let mut digits = code.digits();
    digits.push_str(end);
    digits[..8].parse().unwrap()
}

/// A code that the rule alone governs, of those its scope names.
fn good_of(on: &LawOnDate<'_>, rule: &ProductRule, between: (Country, Country)) -> Option<Good> {
    let named = rule.scope.iter().flat_map(|scope| [scope.codes.first, scope.codes.last]);
    for code in named {
        for end in ["000000", "909090", "999999", "101010", "010101", "110000", "190000", "295000"] {
            let mut good = Good::new(filled(code, end), "", between.0);
            good.imported_into = between.1;
            good.facts.insert("rule", Answer::Choice(rule.id.to_string()));
            if let Governing::Rules { rules, .. } =
                on.origin().governing(good.code, &good.facts, on.date(), between)
                && rules == [rule]
            {
                return Some(good);
            }
        }
    }
    None
}

/// Codes worth trying: those the rule names and their neighbors, the good's own, some from elsewhere.
fn pool(rule: &ProductRule, good: &Good, dice: &mut Dice) -> Vec<TariffCode> {
    let mut named: Vec<TariffCode> = Vec::new();
    let mut add = |range: CodeRange| named.extend([range.first, range.last]);
    for alternative in &rule.alternatives {
        for atom in &alternative.allowed {
            if let Atom::Listed(described) = atom {
                add(described.codes);
            }
        }
        alternative.except.iter().for_each(|described| add(described.codes));
    }
    rule.scope.iter().for_each(|scope| add(scope.codes));
    for digits in [2, 4, 6] {
        named.push(good.code.digits()[..digits].parse().unwrap());
    }
    for chapter in ["0401", "3926", "5208", "7208", "7318", "8471", "8507", "8542", "9401", "8549", "8524"] {
        named.push(chapter.parse().unwrap());
    }
    for _ in 0..6 {
        named.push(format!("{:02}{:02}", 1 + dice.roll(97), 1 + dice.roll(30)).parse().unwrap());
    }
    let ends = ["00000000", "01000000", "10101010", "90909090", "99999999"];
    let mut codes: Vec<TariffCode> =
        named.iter().flat_map(|code| ends.map(|end| filled(*code, end))).collect();
    // Some six digits deep, as many bills are.
    codes.extend(named.iter().map(|code| filled(*code, "909090").at(customs::Level::Subheading).unwrap()));
    codes
}

fn money(dice: &mut Dice, choices: &[&str]) -> Money {
    Money::usd(dice.of(choices).parse::<Decimal>().unwrap())
}

/// One more bill for the good, with what may or may not be given left out now and then.
fn bill(template: &Good, codes: &[TariffCode], dice: &mut Dice) -> Good {
    let mut good = template.clone();
    if !dice.one_in(5) {
        good.transaction_value = Some(TransactionValue(money(dice, &["100", "99.99", "250.5"])));
    }
    if !dice.one_in(4) {
        good.net_cost = Some(NetCost(money(dice, &["80", "79.999999999999", "200"])));
    }
    if dice.one_in(3) {
        good.total_cost = Some(TotalCost(money(dice, &["90", "240"])));
    }
    let like_the_good = dice.one_in(6);
    good.materials = (0..1 + dice.roll(5))
        .map(|number| {
            let code = if like_the_good && !dice.one_in(4) { template.code } else { dice.of(codes) };
            let mut material = Material::new(number.to_string(), Some(code));
            material.value = Some(money(dice, &["0", "1.5", "3", "10", "12.000000000001", "25", "40"]));
            if dice.one_in(4) {
                material.status = DeclaredStatus::originating("certification");
            }
            if dice.one_in(8) {
                material.role = dice.of(&[
                    MaterialRole::Packaging,
                    MaterialRole::Packing,
                    MaterialRole::Accessory,
                    MaterialRole::Indirect,
                    MaterialRole::SetItem,
                ]);
            }
            material
        })
        .collect();
    good
}

/// The good with facts and choices that a case may give.
fn described(template: &Good, rule: &ProductRule, dice: &mut Dice) -> Good {
    let mut good = template.clone();
    let yes_or_no = [Answer::Yes, Answer::No];
    let mut names = vec!["subheading-covers-good-and-parts".to_owned(), "chemical-reaction".to_owned()];
    for alternative in &rule.alternatives {
        for condition in &alternative.conditions {
            if let customs::origin::Condition::Fact { name, .. } = condition {
                names.push(name.clone());
            }
        }
    }
    for name in names {
        if !dice.one_in(3) {
            good.facts.insert(name, yes_or_no[dice.roll(2)].clone());
        }
    }
    if dice.one_in(2) {
        good.facts.insert("process-rule", Answer::Choice("none".into()));
    }
    if !dice.one_in(3) {
        let vehicle = dice.of(&["passenger-vehicle", "heavy-truck", "other", "aftermarket"]);
        good.facts.insert("vehicle-use", Answer::Choice(vehicle.into()));
    }
    good.choices.method = dice.of(&[None, None, Some(Method::TransactionValue), Some(Method::NetCost)]);
    good
}

fn name(refusal: &Refusal) -> String {
    let text = format!("{refusal:?}");
    text.split(['(', ' ']).next().unwrap().to_owned()
}

#[test]
fn every_block_that_compiles_gives_the_finding_of_the_determination() {
    let law = Lawbook::bundled().law().unwrap();
    let mut dice = Dice(20_200_701);
    let pairs = [(Country::MX, Country::US), (Country::CA, Country::US), (Country::US, Country::MX)];
    let days = ["2026-06-01", "2025-02-01"];
    let (mut live, mut compiled, mut compared) = (0_usize, 0_usize, 0_usize);
    let mut refused: BTreeMap<String, usize> = BTreeMap::new();
    let mut declined: BTreeMap<String, usize> = BTreeMap::new();
    let mut findings: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in law.origin.chapters().flat_map(|chapter| &chapter.rules) {
        let Some((on, between)) = days
            .iter()
            .map(|day| law.on(day.parse().unwrap()).unwrap())
            .flat_map(|on| pairs.iter().map(move |pair| (on, *pair)))
            .find(|(on, pair)| rule.is_live(on.date(), *pair))
        else {
            continue;
        };
        live += 1;
        let template = good_of(&on, rule, between).unwrap_or_else(|| panic!("no good for {}", rule.id));
        let codes = pool(rule, &template, &mut dice);
        let mut compiles = false;
        let mut why = None;
        for _ in 0..BILLS {
            let good = bill(&described(&template, rule, &mut dice), &codes, &mut dice);
            let of_rule = match CompiledRule::new(&on, &good) {
                Ok(of_rule) => of_rule,
                Err(refusal) => {
                    why = Some(refusal);
                    continue;
                }
            };
            compiles = true;
            let answer = CompiledBill::new(&on, &good).and_then(|bill| verdict(&of_rule, &bill));
            let verdict = match answer {
                Ok(verdict) => verdict,
                Err(refusal) => {
                    *declined.entry(name(&refusal)).or_default() += 1;
                    continue;
                }
            };
            let finding = determine(&on, &good).unwrap().finding;
            let expected = match finding {
                Finding::Satisfied => Verdict::Originates,
                Finding::NotSatisfied => Verdict::DoesNotOriginate,
                Finding::Undetermined { .. } => Verdict::Undetermined,
            };
            assert_eq!(verdict, expected, "rule {} {finding:?}\n{good:#?}\n{of_rule:?}", rule.id);
            compared += 1;
            let word = match verdict {
                Verdict::Originates => "originates",
                Verdict::DoesNotOriginate => "does not originate",
                Verdict::Undetermined => "undetermined",
            };
            *findings.entry(word).or_default() += 1;
        }
        if compiles {
            compiled += 1;
        } else if let Some(refusal) = why {
            *refused.entry(name(&refusal)).or_default() += 1;
        }
    }
    println!("{compiled} of {live} live blocks compile; {compared} bills compared: {findings:?}");
    println!("blocks refused: {refused:?}; verdicts declined: {declined:?}");
    assert_eq!((compiled, live), (COMPILED, LIVE), "refused: {refused:?}");
    assert!(compared > 10_000 && findings.len() == 3 && findings.values().all(|n| *n > 500), "{findings:?}");
}
