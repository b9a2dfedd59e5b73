//! The panel agrees with single assessments, cell by cell.

#![allow(clippy::unwrap_used)] // helpers of tests

use customs::duty::{CustomsValue, DutyTable, EntryLine, assess};
use customs::{Country, CountryOfOrigin, Decimal, Money};
use lawbook::Lawbook;

#[test]
fn cells_are_what_single_assessments_say() {
    let law = Lawbook::bundled().law().expect("the law loads");
    let value = Decimal::from_integer(1_000_000);
    for day in ["2025-06-10", "2025-12-20", "2026-05-01", "2026-10-09"] {
        let on_day = law.on(day.parse().unwrap()).unwrap();
        let countries: Vec<Country> =
            Country::all().into_iter().filter(|country| *country != Country::US).collect();
        let table = DutyTable::compile(&on_day, &countries);
        let classes: Vec<Vec<Country>> = table.classes().map(<[Country]>::to_vec).collect();
        assert_eq!(classes.iter().map(Vec::len).sum::<usize>(), countries.len());
        let lines = table.lines();
        assert!(lines.len() > 19_000, "{}", lines.len());
        for code in lines.iter().step_by(211) {
            let cells = table.cells(*code);
            for (class, cell) in classes.iter().zip(&cells).step_by(3) {
                let origin = *class.last().unwrap();
                let line = EntryLine::new(*code, CountryOfOrigin(origin), CustomsValue(Money::usd(value)));
                let single = assess(&on_day, &line).unwrap().conclusion;
                let total = match (cell.ordinary_percent, cell.additional_percent) {
                    (Some(ordinary), Some(additional)) if !cell.prohibited => {
                        let sum = ordinary.checked_add(additional).unwrap();
                        Some(value.checked_mul(Decimal::from_percent(sum)).unwrap())
                    }
                    _ => None,
                };
                // A single assessment settles what does not turn on a missing fact; the panel leaves it open.
                if let Some(total) = total {
                    let single = single.duty_total.map(|total| total.amount);
                    assert_eq!(Some(total), single, "{code} of {origin} on {day}");
                }
                assert_eq!(cell.prohibited, single.prohibited.is_some(), "{code} of {origin} on {day}");
            }
        }
    }
}
