//! A million synthetic organizations: how long they take to index, how much memory, how fast the index opens and
//! answers, each beside its aim. It fails when one is missed.
//! `cargo run --release -p directory --example million [COUNT [FOLDER]]`; in a folder that is named the index stays,
//! and one that stands there already is searched as it is.
//!
//! The organizations are made by a fixed sequence, so that every run measures the same register.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use directory::geography::Coordinates;
use directory::region::Region;
use directory::register::{Kind, Organization, Size, Statement};
use directory::search::{Order, RegisterIndex, Search};
use directory::vocabulary::ConceptKind;

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

/// One figure beside its aim, where it has one.
struct Measured {
    what: String,
    figure: f64,
    unit: &'static str,
    below: Option<f64>,
}

impl Measured {
    fn met(&self) -> bool {
        self.below.is_none_or(|below| self.figure < below)
    }
}

/// The most memory this process has held, in megabytes; nothing where the system does not tell.
fn peak_megabytes() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}

/// Searches with words, facets and a distance in every mixture: the words common and rare, in both languages,
/// in a row, misspelled; from every crossing and town; narrowed by kind, municipality, certificate and size.
fn searches(region: &Region, count: usize, within: Option<u32>) -> Vec<Search> {
    const WORDS: &[&str] = &[
        "injection molding",
        "arneses",
        "ISO 13485 medical devices",
        "maquinado aluminio",
        "\"wire harness\"",
        "furniture",
        "moldeo por inyección Tijuana",
        "precision omega",
        "ensambles azteka",
        "anodizing -plating",
        "332710 AS9100",
        "manufacturas del pacifico 4711",
    ];
    let certificates: Vec<&str> = region
        .vocabulary
        .concepts
        .iter()
        .filter(|concept| concept.kind == ConceptKind::Certification)
        .map(|concept| concept.id.as_str())
        .collect();
    let origins = region.origin_ids();
    let mut sequence = Sequence(2);
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        let mut search = Search::new(sequence.of(WORDS));
        search.near = region.origin(sequence.of(&origins));
        search.within_meters = within;
        match sequence.below(6) {
            0 => search.filters.smallest = Some(Size::UpTo100),
            1 => search.filters.municipalities = vec!["Tecate".to_owned()],
            2 => search.filters.concepts = vec![sequence.of(&certificates).to_owned()],
            3 => search.filters.kinds = vec![Kind::Plant],
            4 => search.order = Order::DrivingTime,
            _ => {}
        }
        all.push(search);
    }
    all
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

/// Median, 99th percentile and worst of the times of all searches, one after another, none left out.
fn timed(
    index: &RegisterIndex,
    region: &Region,
    searches: &[Search],
) -> Result<[f64; 3], Box<dyn std::error::Error>> {
    let mut times = Vec::with_capacity(searches.len());
    for search in searches {
        let started = Instant::now();
        let results = index.search(search, region)?;
        times.push(milliseconds(started));
        std::hint::black_box(results);
    }
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    Ok([at(50), at(99), times[times.len() - 1]])
}

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let count: usize = std::env::args().nth(1).map_or(Ok(1_000_000), |text| text.parse())?;
    let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../region");
    let region = Region::read(|name| std::fs::read_to_string(facts.join(name)).ok())?;
    let kept = std::env::args().nth(2).map(std::path::PathBuf::from);
    let folder = kept
        .clone()
        .unwrap_or_else(|| std::env::temp_dir().join(format!("otay-million-{}", std::process::id())));
    let mut out = std::io::stdout();
    let mut measured = Vec::new();
    let threads = std::thread::available_parallelism()?;
    writeln!(out, "{count} organizations, 2 threads that index, {threads} that search")?;

    if !folder.exists() {
        // The making of the organizations is counted in: they are made as they are indexed, none is held.
        let started = Instant::now();
        let mut sequence = Sequence(1);
        let all = (0..count).map(|number| organization(number, &mut sequence, &region));
        drop(RegisterIndex::build(&folder, all, &region, 2, 600 << 20)?);
        measured.push(Measured {
            what: "index built".to_owned(),
            figure: started.elapsed().as_secs_f64(),
            unit: "s",
            below: Some(60.0),
        });
        if let Some(figure) = peak_megabytes() {
            let what = "memory at its peak while indexing".to_owned();
            measured.push(Measured { what, figure, unit: "MB", below: Some(1000.0) });
        }
    }

    let started = Instant::now();
    let index = RegisterIndex::open(&folder)?;
    let figure = milliseconds(started);
    let what = format!("index of {} sites opened", index.sites());
    measured.push(Measured { what, figure, unit: "ms", below: Some(50.0) });
    // The aim is that of a search around a place; without a limit every site that matches is counted.
    for (label, within, below) in [
        ("within 5 km", Some(5_000), Some(10.0)),
        ("within 40 km", Some(40_000), Some(10.0)),
        ("at any distance", None, None),
    ] {
        let [median, slow, worst] = timed(&index, &region, &searches(&region, 1000, within))?;
        let what = format!(
            "words, facets and distance {label}: 99th percentile of 1000 (median {median:.1}, worst {worst:.1})"
        );
        measured.push(Measured { what, figure: slow, unit: "ms", below });
    }
    let files = std::fs::read_dir(&folder)?.flatten().filter_map(|entry| entry.metadata().ok());
    let bytes: u64 = files.map(|metadata| metadata.len()).sum();
    if kept.is_none() {
        std::fs::remove_dir_all(&folder)?;
    }

    for one in &measured {
        let verdict = match one.below {
            None => "no aim".to_owned(),
            Some(below) => format!("aim < {below:.0} {}", if one.met() { "met" } else { "MISSED" }),
        };
        writeln!(out, "{:7.1} {:2}  {verdict:17}  {}", one.figure, one.unit, one.what)?;
    }
    if let Some(peak) = peak_megabytes() {
        writeln!(out, "{peak:7.1} MB  at the peak with the searches; {} MB on disk", bytes >> 20)?;
    }
    Ok(if measured.iter().all(Measured::met) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
