//! A million synthetic organizations: how long they take to index, how much room, how fast they answer.
//! `cargo run --release -p directory --example million [COUNT]`
//!
//! The organizations are made by a fixed sequence, so that every run measures the same register.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use directory::geography::Coordinates;
use directory::region::Region;
use directory::register::{Kind, Organization, Size, Statement};
use directory::search::{RegisterIndex, Search};

/// SplitMix64: a fixed sequence of numbers.
struct Sequence(u64);

impl Sequence {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap_or(0)
    }

    fn of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }
}

fn organization(number: usize, sequence: &mut Sequence, region: &Region) -> Organization {
    const FIRST: &[&str] = &[
        "Manufacturas",
        "Industrias",
        "Ensambles",
        "Componentes",
        "Precision",
        "Baja",
        "Grupo",
        "Productos",
        "Moldes",
        "Tecnica",
    ];
    const SECOND: &[&str] = &[
        "del Pacifico",
        "de la Frontera",
        "Norte",
        "Azteca",
        "Internacional",
        "Unidos",
        "Californiana",
        "del Valle",
        "Omega",
        "Delta",
    ];
    const TOWNS: &[&str] = &["tijuana", "mexicali", "tecate", "ensenada", "playas-de-rosarito"];
    const ACTIVITIES: &[&str] = &[
        "326199", "334410", "339112", "336410", "332710", "332810", "335920", "336390", "321910", "337120",
        "315229", "311999",
    ];
    let id = format!("org-{number}");
    let name = format!("{} {} {number}, S.A. de C.V.", sequence.of(FIRST), sequence.of(SECOND));
    let date = format!("{}", 2006 + sequence.below(20));
    let Ok(as_of) = date.parse() else { return Organization { id, statements: Vec::new() } };
    let mut statement = Statement::new(&id, Kind::Plant, &name, "synthetic", as_of);
    let town = sequence.of(TOWNS);
    if let Some(place) = region.places.iter().find(|place| place.id == town) {
        statement.municipality.clone_from(&place.name);
        // Within some 15 km of the town.
        let mut off = || i32::try_from(sequence.below(270_000)).unwrap_or(0) - 135_000;
        statement.at =
            Some(Coordinates { latitude: place.at.latitude + off(), longitude: place.at.longitude + off() });
    }
    "Centro".clone_into(&mut statement.site);
    statement.activities = vec![sequence.of(ACTIVITIES).to_owned()];
    for _ in 0..2 + sequence.below(4) {
        let concept = &region.vocabulary.concepts[sequence.below(100)];
        if !statement.concepts.contains(&concept.id) {
            statement.concepts.push(concept.id.clone());
        }
    }
    statement.size = Some(Size::ALL[sequence.below(Size::ALL.len())]);
    Organization { id, statements: vec![statement] }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: usize = std::env::args().nth(1).map_or(Ok(1_000_000), |text| text.parse())?;
    let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../region");
    let region = Region::read(|name| std::fs::read_to_string(facts.join(name)).ok())?;
    let folder = std::env::temp_dir().join("otay-million");
    let mut out = std::io::stdout();

    let started = Instant::now();
    let mut sequence = Sequence(1);
    let all = (0..count).map(|number| organization(number, &mut sequence, &region));
    drop(RegisterIndex::build(&folder, all, &region, 2, 600 << 20)?);
    let bytes: u64 =
        std::fs::read_dir(&folder)?.flatten().filter_map(|e| e.metadata().ok()).map(|m| m.len()).sum();
    writeln!(
        out,
        "indexed {count} organizations in {:.1} s, {} MB",
        started.elapsed().as_secs_f64(),
        bytes >> 20
    )?;
    if let Ok(status) = std::fs::read_to_string("/proc/self/status")
        && let Some(peak) = status.lines().find(|line| line.starts_with("VmHWM"))
    {
        writeln!(out, "memory at the peak: {}", peak.trim_start_matches("VmHWM:").trim())?;
    }

    let started = Instant::now();
    let index = RegisterIndex::open(&folder)?;
    writeln!(out, "opened {} sites in {:.1} ms", index.sites(), started.elapsed().as_secs_f64() * 1e3)?;

    let words = [
        "injection molding",
        "arneses",
        "ISO 13485 medical devices",
        "maquinado aluminio",
        "\"wire harness\"",
        "furniture",
    ];
    let nears = ["otay-mesa", "tecate", "calexico-east", "ensenada"];
    for within in [Some(5_000), Some(40_000), None] {
        let mut times: Vec<f64> = Vec::new();
        for round in 0..300 {
            let mut search = Search::new(words[round % words.len()]);
            search.near = region.origin(nears[round % nears.len()]);
            search.within_meters = within;
            if round % 3 == 0 {
                search.filters.smallest = Some(Size::UpTo100);
            }
            let started = Instant::now();
            let results = index.search(&search, &region)?;
            times.push(started.elapsed().as_secs_f64() * 1e3);
            std::hint::black_box(results);
        }
        times.sort_by(f64::total_cmp);
        let label = within.map_or("no limit".to_owned(), |meters| format!("within {} km", meters / 1000));
        writeln!(
            out,
            "{label}: words, facets, distance: median {:.1} ms, 99th percentile {:.1} ms, worst {:.1} ms",
            times[times.len() / 2],
            times[times.len() * 99 / 100],
            times[times.len() - 1]
        )?;
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}
