//! From numbers to places: linear scales with round ticks, in whole tenths of a pixel.

use customs::Decimal;

/// A place or a length, in tenths of a pixel.
pub type Tenths = i64;

/// A linear scale.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    low: i128,
    high: i128,
    from: Tenths,
    to: Tenths,
}

impl Scale {
    /// Numbers from `low` to `high` onto places from `from` to `to`.
    pub fn new(low: Decimal, high: Decimal, from: Tenths, to: Tenths) -> Self {
        let (low, high) = (low.to_scaled(), high.to_scaled());
        Self { low, high: if high > low { high } else { low + 1 }, from, to }
    }

    /// The place of a number.
    pub fn place(self, number: Decimal) -> Tenths {
        let span = i128::from(self.to - self.from);
        let offset = (number.to_scaled() - self.low) * span;
        let range = self.high - self.low;
        // Rounded half up; places are small enough for i64.
        let rounded = (2 * offset + range).div_euclid(2 * range);
        self.from + i64::try_from(rounded).unwrap_or(0)
    }
}

/// Round numbers that cover `low` to `high`: about `count` steps of 1, 2, 2.5 or 5 times a power of ten.
/// Gives the ticks and the places they need.
pub fn ticks(low: Decimal, high: Decimal, count: i64) -> (Vec<Decimal>, u32) {
    let range = (high.to_scaled() - low.to_scaled()).max(1);
    let rough = (range / i128::from(count.max(1))).max(1);
    let mut power = 1_i128;
    while power * 10 <= rough {
        power *= 10;
    }
    let step = [10, 20, 25, 50, 100]
        .iter()
        .map(|times| (power * times) / 10)
        .find(|step| *step >= rough)
        .unwrap_or(power * 10)
        .max(1);
    let first = low.to_scaled().div_euclid(step);
    let last = -(-high.to_scaled()).div_euclid(step);
    let ticks: Vec<Decimal> = (first..=last).map(|n| Decimal::from_scaled(n * step)).collect();
    let places = ticks
        .iter()
        .map(|tick| tick.to_string().split_once('.').map_or(0, |(_, part)| part.len() as u32))
        .max()
        .unwrap_or(0);
    (ticks, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn ticks_are_round_and_cover_the_numbers() {
        let (round, places) = ticks(d("0"), d("93.4"), 5);
        assert_eq!(
            round.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["0", "20", "40", "60", "80", "100"]
        );
        assert_eq!(places, 0);
        let (fine, places) = ticks(d("-0.3"), d("0.9"), 4);
        assert!(fine[0] <= d("-0.3") && *fine.last().unwrap() >= d("0.9"));
        assert_eq!(places, 1);
    }

    #[test]
    fn places_are_linear_and_stay_within() {
        let scale = Scale::new(d("0"), d("10"), 100, 1100);
        assert_eq!((scale.place(d("0")), scale.place(d("5")), scale.place(d("10"))), (100, 600, 1100));
        let down = Scale::new(d("0"), d("10"), 1100, 100);
        assert_eq!(down.place(d("2.5")), 850);
        assert_eq!(Scale::new(d("3"), d("3"), 0, 10).place(d("3")), 0);
    }
}
