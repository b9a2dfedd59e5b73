//! Units of quantity and quantities of a line, as a tariff counts them.

use std::fmt;
use std::str::FromStr;

use super::entry::EntryError;
use crate::decimal::Decimal;

/// What a unit measures; units of one family convert into one another, others never do.
type Family = &'static str;

/// Code, family, and how many of the family's base unit it is.
struct Definition(&'static str, Family, Decimal);

const fn one(code: &'static str, family: Family) -> Definition {
    Definition(code, family, Decimal::ONE)
}

const fn of(code: &'static str, family: Family, count: i64, places: u32) -> Definition {
    Definition(code, family, Decimal::new(count, places))
}

/// Every unit known here. A content unit names what is weighed: `PB-KG` is the lead in the article.
static DEFINITIONS: &[Definition] = &[
    one("NO", "number"),
    of("DOZ", "number", 12, 0),
    of("HUN", "number", 100, 0),
    of("GRS", "number", 144, 0),
    of("K", "number", 1000, 0),
    one("PCS", "number"),
    of("DPC", "number", 12, 0),
    one("PRS", "pairs"),
    of("DPR", "pairs", 12, 0),
    one("KG", "mass"),
    of("G", "mass", 1, 3),
    of("T", "mass", 1000, 0),
    of("CAR", "mass", 2, 4),
    one("L", "volume"),
    of("M3", "volume", 1000, 0),
    of("KM3", "volume", 1_000_000, 0),
    of("BBL", "volume", 158_987_294_928, 9),
    one("PFL", "proof liters"),
    one("M2", "area"),
    of("CM2", "area", 1, 4),
    of("SQ", "area", 9_290_304, 6),
    one("REC-M2", "recording surface"),
    one("M", "length"),
    of("KM", "length", 1000, 0),
    one("LNM", "linear meters"),
    one("FBM", "fiber meters"),
    one("JWL", "jewels"),
    one("PIN", "pins"),
    one("PART", "parts"),
    one("GRL", "gross lines"),
    one("DEG", "degrees of polarization"),
    one("PK", "packs"),
    one("DOS", "doses"),
    one("W", "watts"),
    one("MWH", "megawatt hours"),
    one("GBQ", "gigabecquerels"),
    one("GRS-CONTAINER", "gross of immediate containers"),
    one("GROSS-KG", "mass with container"),
    of("GROSS-T", "mass with container", 1000, 0),
    one("CONTENTS-KG", "mass of entire contents"),
    one("DRAINED-KG", "drained mass"),
    one("CY-KG", "clean yield"),
    one("CMS-KG", "cow's milk solids"),
    one("MSC-KG", "milk solids content"),
    one("AMC-KG", "anhydrous morphine"),
    one("SUGAR-KG", "total sugars"),
    one("ADW-T", "air-dry mass"),
    one("DWB-T", "dry mass"),
    one("AG-G", "silver"),
    one("AU-G", "gold"),
    one("CO-KG", "cobalt"),
    one("CR-KG", "chromium"),
    one("CR2O3-T", "chromic oxide"),
    one("CU-KG", "copper"),
    one("IR-G", "iridium"),
    one("MG-KG", "magnesium"),
    one("MN-KG", "manganese"),
    one("MO-KG", "molybdenum"),
    one("NAOH-KG", "sodium hydroxide"),
    one("NH3-T", "ammonia"),
    one("NI-KG", "nickel"),
    one("OS-G", "osmium"),
    one("PB-KG", "lead"),
    one("PD-G", "palladium"),
    one("PT-G", "platinum"),
    one("RH-G", "rhodium"),
    one("RU-G", "ruthenium"),
    one("SB-KG", "antimony"),
    one("SI-KG", "silicon"),
    one("SN-T", "tin"),
    one("V-KG", "vanadium"),
    one("V2O5-KG", "vanadium pentoxide"),
    one("W-KG", "tungsten"),
    one("ZN-KG", "zinc"),
];

/// A unit of quantity, by its code: `NO`, `KG`, `DOZ`, `PB-KG`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(u8);

impl Unit {
    /// Single articles, or head of animals.
    pub const NUMBER: Self = Self(0);
    /// Kilograms.
    pub const KILOGRAM: Self = Self(9);
    /// Liters.
    pub const LITER: Self = Self(13);
    /// Jewels of a watch or clock movement.
    pub const JEWEL: Self = Self(26);
    /// Degrees of polarization of sugar.
    pub const DEGREE: Self = Self(30);

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        DEFINITIONS[usize::from(self.0)].0
    }

    /// Whether a quantity in one unit can be told in the other.
    #[must_use]
    pub fn converts_to(self, other: Self) -> bool {
        DEFINITIONS[usize::from(self.0)].1 == DEFINITIONS[usize::from(other.0)].1
    }

    /// Every unit.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..DEFINITIONS.len()).filter_map(|number| u8::try_from(number).ok().map(Self))
    }

    fn factor(self) -> Decimal {
        DEFINITIONS[usize::from(self.0)].2
    }
}

/// Other spellings of units that people write.
static SPELLINGS: &[(&str, &str)] = &[
    ("X", "NO"),
    ("NUMBER", "NO"),
    ("EACH", "NO"),
    ("EA", "NO"),
    ("U", "NO"),
    ("PC", "NO"),
    ("DOZEN", "DOZ"),
    ("DZ", "DOZ"),
    ("GROSS", "GRS"),
    ("HUNDRED", "HUN"),
    ("HUNDREDS", "HUN"),
    ("THOUSAND", "K"),
    ("THOUSANDS", "K"),
    ("KGS", "KG"),
    ("KILOGRAM", "KG"),
    ("KILOGRAMS", "KG"),
    ("GM", "G"),
    ("GRAM", "G"),
    ("GRAMS", "G"),
    ("TON", "T"),
    ("TONNE", "T"),
    ("TONNES", "T"),
    ("MT", "T"),
    ("LITER", "L"),
    ("LITERS", "L"),
    ("LITRE", "L"),
    ("LITRES", "L"),
    ("KLITERS", "M3"),
    ("PAIR", "PRS"),
    ("PAIRS", "PRS"),
    ("PR", "PRS"),
    ("M²", "M2"),
    ("SQM", "M2"),
    ("M³", "M3"),
    ("CBM", "M3"),
];

impl FromStr for Unit {
    type Err = EntryError;

    /// A code in any case, with or without a final dot, or one of its usual other spellings.
    fn from_str(text: &str) -> Result<Self, EntryError> {
        let upper = text.trim().trim_end_matches('.').to_uppercase();
        let code =
            SPELLINGS.iter().find(|(spelling, _)| *spelling == upper).map_or(&*upper, |(_, code)| code);
        Self::all().find(|unit| unit.code() == code).ok_or_else(|| EntryError::UnitUnknown(text.to_owned()))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Quantities by unit of the schedule: `NO`, `KG`, `DOZ`, `L`, `M2`, ...
///
/// A unit that was not given is unknown, never zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quantities(Vec<(Unit, Decimal)>);

impl Quantities {
    /// No quantity is known.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Adds the quantity of a unit; refuses a second amount for it and one below zero.
    pub fn insert(&mut self, unit: &str, amount: Decimal) -> Result<(), EntryError> {
        let parsed: Unit = unit.parse()?;
        if amount.is_negative() {
            return Err(EntryError::QuantityAmount(amount.to_string()));
        }
        if self.0.iter().any(|(known, _)| *known == parsed) {
            return Err(EntryError::QuantityTwice(parsed.code().to_owned()));
        }
        self.0.push((parsed, amount));
        Ok(())
    }

    /// Reads one `UNIT=amount` and adds it.
    pub fn read(&mut self, text: &str) -> Result<(), EntryError> {
        let (unit, amount) = text.split_once('=').ok_or_else(|| EntryError::QuantityForm(text.to_owned()))?;
        let amount = amount.trim().parse().map_err(|_| EntryError::QuantityAmount(text.to_owned()))?;
        self.insert(unit, amount)
    }

    /// The same with the quantity of one unit set.
    #[must_use]
    pub fn with(mut self, unit: Unit, quantity: Decimal) -> Self {
        match self.0.iter_mut().find(|(known, _)| *known == unit) {
            Some(known) => known.1 = quantity,
            None => self.0.push((unit, quantity)),
        }
        self
    }

    /// The quantity in `unit`: as given, or converted from a unit of the same measure.
    #[must_use]
    pub fn get(&self, unit: Unit) -> Option<Decimal> {
        if let Some((_, quantity)) = self.0.iter().find(|(known, _)| *known == unit) {
            return Some(*quantity);
        }
        let (known, quantity) = self.0.iter().find(|(known, _)| known.converts_to(unit))?;
        quantity.checked_mul(known.factor()).ok()?.checked_div(unit.factor()).ok()
    }

    /// What was given, in the order given.
    pub fn iter(&self) -> impl Iterator<Item = (Unit, Decimal)> + '_ {
        self.0.iter().copied()
    }

    /// Whether nothing was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(code: &str) -> Unit {
        code.parse().unwrap()
    }

    #[test]
    fn the_named_units_are_where_the_table_has_them() {
        let named = [Unit::NUMBER, Unit::KILOGRAM, Unit::LITER, Unit::JEWEL, Unit::DEGREE];
        assert_eq!(named.map(Unit::code), ["NO", "KG", "L", "JWL", "DEG"]);
        for one in Unit::all() {
            assert_eq!(one.code().parse(), Ok(one));
        }
        for (spelling, code) in SPELLINGS {
            assert_eq!(unit(spelling), unit(code));
        }
        assert!("POUND".parse::<Unit>().is_err());
    }

    #[test]
    fn quantities_convert_within_a_measure_only() {
        let mut q = Quantities::default();
        q.read("KG=1.5").unwrap();
        q.read("doz=2").unwrap();
        assert_eq!(q.get(unit("G")), Some(Decimal::from_integer(1500)));
        assert_eq!(q.get(Unit::NUMBER), Some(Decimal::from_integer(24)));
        for other in ["M2", "PB-KG", "PRS"] {
            assert_eq!(q.get(unit(other)), None);
        }
        assert_eq!(q.read("KG=2"), Err(EntryError::QuantityTwice("KG".into())));
        assert!(q.read("KG").is_err() && q.read("M2=-1").is_err() && q.read("M2=x").is_err());
        assert_eq!(q.read("STONE=1"), Err(EntryError::UnitUnknown("STONE".into())));
    }
}
