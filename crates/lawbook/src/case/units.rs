//! Units of quantity, as people write them in bills.

use std::fmt;

/// A unit of quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// One piece.
    Piece,
    /// A pair.
    Pair,
    /// A set.
    Set,
    /// Twelve pieces.
    Dozen,
    /// A thousand pieces.
    Thousand,
    /// Kilogram.
    Kilogram,
    /// Gram.
    Gram,
    /// Pound.
    Pound,
    /// Ounce.
    Ounce,
    /// Meter.
    Meter,
    /// Centimeter.
    Centimeter,
    /// Foot.
    Foot,
    /// Inch.
    Inch,
    /// Square meter.
    SquareMeter,
    /// Square foot.
    SquareFoot,
    /// Cubic meter.
    CubicMeter,
    /// Board foot of lumber.
    BoardFoot,
    /// Liter.
    Liter,
    /// Milliliter.
    Milliliter,
}

/// Every spelling with its unit; the first of each unit is how it is shown.
const SPELLINGS: &[(Unit, &[&str])] = &[
    (
        Unit::Piece,
        &[
            "pcs", "pc", "piece", "pieces", "ea", "each", "no", "unit", "units", "pza", "pzas", "pz",
            "pieza", "piezas", "unidad", "unidades", "un", "c/u",
        ],
    ),
    (Unit::Pair, &["pair", "pairs", "prs", "pr", "par", "pares"]),
    (Unit::Set, &["set", "sets", "kit", "kits", "juego", "juegos", "jgo"]),
    (Unit::Dozen, &["doz", "dozen", "dozens", "docena", "docenas"]),
    (Unit::Thousand, &["thousand", "thousands", "millar", "millares"]),
    (Unit::Kilogram, &["kg", "kgs", "kilogram", "kilograms", "kilo", "kilos", "kilogramo", "kilogramos"]),
    (Unit::Gram, &["g", "gr", "gram", "grams", "gramo", "gramos"]),
    (Unit::Pound, &["lb", "lbs", "pound", "pounds", "libra", "libras"]),
    (Unit::Ounce, &["oz", "ounce", "ounces", "onza", "onzas"]),
    (Unit::Meter, &["m", "meter", "meters", "metre", "metres", "mts", "metro", "metros"]),
    (Unit::Centimeter, &["cm", "centimeter", "centimeters", "cent\u{ed}metro", "cent\u{ed}metros"]),
    (Unit::Foot, &["ft", "foot", "feet", "pie", "pies"]),
    (Unit::Inch, &["in", "inch", "inches", "pulg", "pulgada", "pulgadas"]),
    (Unit::SquareMeter, &["m2", "m\u{b2}", "sqm"]),
    (Unit::SquareFoot, &["ft2", "ft\u{b2}", "sqft", "pie2"]),
    (Unit::CubicMeter, &["m3", "m\u{b3}", "cbm"]),
    (Unit::BoardFoot, &["bf", "bdft", "board-foot", "board-feet", "pt", "pie-tabla", "pies-tabla"]),
    (Unit::Liter, &["l", "lt", "liter", "liters", "litre", "litro", "litros"]),
    (Unit::Milliliter, &["ml", "milliliter", "milliliters", "mililitro", "mililitros"]),
];

impl Unit {
    /// The unit written as `text`, in English or Spanish, in any case.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let word = text.trim().trim_end_matches('.').to_lowercase();
        SPELLINGS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(unit, _)| *unit)
    }

    /// How it is shown.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        SPELLINGS.iter().find(|(unit, _)| *unit == self).map_or("", |(_, words)| words[0])
    }

    /// The symbols of all units, for telling what could have been written.
    #[must_use]
    pub fn symbols() -> Vec<&'static str> {
        SPELLINGS.iter().map(|(_, words)| words[0]).collect()
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.symbol())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_both_languages_are_one_unit() {
        for (text, unit) in
            [("PZA", Unit::Piece), ("ea.", Unit::Piece), ("Metros", Unit::Meter), ("kg", Unit::Kilogram)]
        {
            assert_eq!(Unit::read(text), Some(unit), "{text}");
        }
        assert_eq!(Unit::read("furlong"), None);
    }

    #[test]
    fn no_spelling_stands_for_two_units() {
        let mut all: Vec<_> = SPELLINGS.iter().flat_map(|(_, words)| words.iter()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
