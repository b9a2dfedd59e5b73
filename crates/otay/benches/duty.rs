//! One assessment, warm; loading the law; the panel of a day. `docs/duty.md` records the figures.

use customs::duty::{CustomsValue, EntryLine, assess};
use customs::{Country, CountryOfOrigin, Law, Money};
use divan::{Bencher, black_box};
use lawbook::Lawbook;

fn main() {
    divan::main();
}

fn law() -> Law {
    Lawbook::bundled().law().expect("the law loads")
}

fn line(code: &str, origin: &str) -> EntryLine {
    let value = CustomsValue(Money::usd("10000".parse().expect("a number")));
    EntryLine::new(code.parse().expect("a code"), CountryOfOrigin(origin.parse().expect("letters")), value)
}

#[divan::bench(args = [
    ("9202904000", "CN", "2026-03-01"),
    ("7601103000", "CN", "2026-02-15"),
    ("9506624040", "DE", "2026-10-09"),
    ("9506624040", "VN", "2025-12-01"),
])]
fn one_assessment(bencher: Bencher<'_, '_>, (code, origin, day): (&str, &str, &str)) {
    let law = law();
    let on_day = law.on(day.parse().expect("a day")).expect("covered");
    let line = line(code, origin);
    bencher.bench(|| assess(black_box(&on_day), black_box(&line)));
}

#[divan::bench(sample_count = 10)]
fn load_the_law() -> Law {
    law()
}

#[divan::bench(sample_count = 5)]
fn panel_of_a_day(bencher: Bencher<'_, '_>) {
    let law = law();
    let on_day = law.on("2026-10-09".parse().expect("a day")).expect("covered");
    let countries: Vec<Country> = Country::all().into_iter().filter(|c| *c != Country::US).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("panel.parquet");
    bencher.bench(|| {
        panel::write(&on_day, &countries, &path, |_| std::ops::ControlFlow::Continue(())).expect("written")
    });
}
