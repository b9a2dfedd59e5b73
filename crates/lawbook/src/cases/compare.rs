//! An answer held against what the case states.

use std::fmt;

use customs::{Decimal, Finding, Money, Ratio};
use jiff::civil::Date;

use super::node::{Node, NodeKind};

/// A value that was computed.
#[derive(Clone, Debug, PartialEq)]
pub enum Actual {
    /// An exact number.
    Number(Ratio),
    /// Words.
    Text(String),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(Date),
    /// A list.
    List(Vec<Self>),
    /// Named values.
    Table(Answer),
    /// Nothing: the answer has no such value here.
    Nothing,
}

impl From<Decimal> for Actual {
    fn from(value: Decimal) -> Self {
        Ratio::new(value, Decimal::ONE).map_or(Self::Nothing, Self::Number)
    }
}

impl From<Money> for Actual {
    fn from(money: Money) -> Self {
        money.amount.into()
    }
}

impl From<Ratio> for Actual {
    fn from(ratio: Ratio) -> Self {
        Self::Number(ratio)
    }
}

impl From<bool> for Actual {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<&str> for Actual {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Actual {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Date> for Actual {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<usize> for Actual {
    fn from(count: usize) -> Self {
        i64::try_from(count).map_or(Self::Nothing, |n| Decimal::from_integer(n).into())
    }
}

impl From<Answer> for Actual {
    fn from(answer: Answer) -> Self {
        Self::Table(answer)
    }
}

impl<T: Into<Self>> From<Option<T>> for Actual {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Actual {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

/// A ratio in percent, exact.
pub(super) fn percent(ratio: Ratio) -> Actual {
    ratio
        .numerator()
        .checked_mul(Decimal::HUNDRED)
        .and_then(|n| Ratio::new(n, ratio.denominator()))
        .map_or(Actual::Nothing, Actual::Number)
}

/// What a question answers: values by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    values: Vec<(String, Actual)>,
}

impl Answer {
    /// An answer without values yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer with one more value.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Actual>) -> Self {
        self.values.push((name.into(), value.into()));
        self
    }

    /// The answer with another value in the place of one.
    #[must_use]
    pub fn instead(mut self, name: &str, value: impl Into<Actual>) -> Self {
        self.values.retain(|(held, _)| held != name);
        self.with(name, value)
    }

    /// The answer with a finding: `finding`, `satisfied` where it is settled, `missing` facts by name.
    #[must_use]
    pub fn finding(self, finding: &Finding) -> Self {
        let (word, satisfied) = match finding {
            Finding::Satisfied => ("satisfied", Some(true)),
            Finding::NotSatisfied => ("not-satisfied", Some(false)),
            Finding::Undetermined { .. } => ("undetermined", None),
        };
        let missing: Vec<String> = finding.missing().iter().map(|m| m.fact.clone()).collect();
        self.with("finding", word).with("satisfied", satisfied).with("missing", missing)
    }

    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Actual> {
        self.values.iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// The names of its values.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|(name, _)| name.as_str())
    }
}

impl fmt::Display for Answer {
    /// One value a line, nested values in braces.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, value)) in self.values.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{name} = {}", show(value))?;
        }
        Ok(())
    }
}

/// Something that came out otherwise than stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which value, such as `goods.A.allocated`.
    pub path: String,
    /// As stated.
    pub expected: String,
    /// As computed; numbers with more decimals than are compared.
    pub actual: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}, computed {}", self.path, self.expected, self.actual)
    }
}

/// Every difference between an answer and what a case states, in the order stated.
///
/// A number agrees when it is within half a unit of the last decimal printed; everything else agrees only
/// when it is the same. Values that are not stated are not compared.
#[must_use]
pub fn compare(answer: &Answer, expected: &Node) -> Vec<Difference> {
    let mut differences = Vec::new();
    table("", answer, expected, &mut differences);
    differences
}

fn table(path: &str, answer: &Answer, expected: &Node, differences: &mut Vec<Difference>) {
    for (key, node) in expected.entries() {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match answer.get(key) {
            Some(actual) => value(&path, actual, node, differences),
            None => differences.push(Difference {
                path,
                expected: show_node(node),
                actual: format!(
                    "no such value (there are: {})",
                    answer.names().collect::<Vec<_>>().join(", ")
                ),
            }),
        }
    }
}

fn value(path: &str, actual: &Actual, expected: &Node, differences: &mut Vec<Difference>) {
    let agrees = match (actual, &expected.kind) {
        (Actual::Table(answer), NodeKind::Table(_)) => return table(path, answer, expected, differences),
        (Actual::List(actual), NodeKind::List(nodes)) if actual.len() == nodes.len() => {
            for (index, (a, n)) in actual.iter().zip(nodes).enumerate() {
                value(&format!("{path}[{index}]"), a, n, differences);
            }
            return;
        }
        (Actual::Number(ratio), NodeKind::Number { value, places }) => rounds_to(*ratio, *value, *places),
        (Actual::Text(a), NodeKind::Text(b)) => a == b,
        (Actual::Boolean(a), NodeKind::Boolean(b)) => a == b,
        (Actual::Date(a), NodeKind::Date(b)) => a == b,
        (Actual::Date(a), NodeKind::Text(b)) => b.parse().is_ok_and(|b: Date| b == *a),
        (Actual::Nothing, NodeKind::Text(word)) => word == "none",
        _ => false,
    };
    if !agrees {
        differences.push(Difference {
            path: path.to_owned(),
            expected: show_node(expected),
            actual: show(actual),
        });
    }
}

/// Whether `ratio` is `value` at `places` decimals; a midpoint may go either way.
fn rounds_to(ratio: Ratio, value: Decimal, places: u32) -> bool {
    let half = Decimal::from_scaled(10_i128.pow(12_u32.saturating_sub(places)) / 2);
    let bound = |b: Result<Decimal, _>| b.ok().and_then(|b| Ratio::new(b, Decimal::ONE).ok());
    match (bound(value.checked_sub(half)), bound(value.checked_add(half))) {
        (Some(low), Some(high)) => ratio >= low && ratio <= high,
        _ => false,
    }
}

fn show(actual: &Actual) -> String {
    match actual {
        Actual::Number(ratio) => ratio.to_decimal().map_or_else(|_| ratio.to_string(), |d| d.to_string()),
        Actual::Text(text) => format!("`{text}`"),
        Actual::Boolean(value) => value.to_string(),
        Actual::Date(date) => date.to_string(),
        Actual::List(list) => format!("[{}]", list.iter().map(show).collect::<Vec<_>>().join(", ")),
        Actual::Table(answer) => {
            let shown: Vec<String> =
                answer.values.iter().map(|(k, v)| format!("{k} = {}", show(v))).collect();
            format!("{{ {} }}", shown.join(", "))
        }
        Actual::Nothing => "nothing".into(),
    }
}

fn show_node(node: &Node) -> String {
    match &node.kind {
        NodeKind::Text(text) => format!("`{text}`"),
        NodeKind::Number { value, places } => value.to_fixed(*places),
        NodeKind::Boolean(value) => value.to_string(),
        NodeKind::Date(date) => date.to_string(),
        NodeKind::List(nodes) => format!("[{}]", nodes.iter().map(show_node).collect::<Vec<_>>().join(", ")),
        NodeKind::Table(entries) => {
            let shown: Vec<String> = entries.iter().map(|(k, v)| format!("{k} = {}", show_node(v))).collect();
            format!("{{ {} }}", shown.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(n: i64, d: i64) -> Actual {
        Actual::Number(Ratio::new(Decimal::from_integer(n), Decimal::from_integer(d)).unwrap())
    }

    fn differences(actual: Actual, expected: &str) -> usize {
        let node = Node::from_toml(&format!("x = {expected}")).unwrap();
        compare(&Answer::new().with("x", actual), &node).len()
    }

    #[test]
    fn numbers_are_compared_at_the_decimals_printed() {
        assert_eq!(differences(ratio(4800, 88), "54.5"), 0);
        assert_eq!(differences(ratio(4800, 88), "54.55"), 0);
        assert_eq!(differences(ratio(4800, 88), "54.54"), 1);
        assert_eq!(differences(ratio(4298, 100), "42.9"), 1);
        assert_eq!(differences(ratio(1, 2), "1"), 0);
        assert_eq!(differences(ratio(1, 2), "0"), 0);
        assert_eq!(differences(ratio(2, 1), "2.000001"), 1);
    }

    #[test]
    fn a_value_that_is_not_there_or_of_another_kind_differs() {
        let node = Node::from_toml("y = 1").unwrap();
        assert_eq!(compare(&Answer::new().with("x", true), &node).len(), 1);
        assert_eq!(differences(true.into(), "\"true\""), 1);
        assert_eq!(differences(vec![true].into(), "[true, true]"), 1);
        assert_eq!(differences(Actual::Nothing, "\"none\""), 0);
    }
}
