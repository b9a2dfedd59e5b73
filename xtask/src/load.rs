//! `cargo xtask load`: how fast the workbench answers, and how much its pages weigh.
//!
//! Starts a workbench of its own on an empty database, keeps a thousand cases that all differ and one with a bill
//! of five hundred lines, lets a number of people read, search and edit at once over loopback, and tells what
//! half and what ninety-nine of a hundred answers took, page by page. Figures count on a quiet machine and with a
//! release build only.

mod client;
mod data;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use client::{Answer, Client};

use crate::tree;

/// How fast the workbench answers under load, and how much its pages weigh
#[derive(clap::Args)]
pub struct Load {
    /// The program; a release build counts
    #[arg(long, value_name = "FILE")]
    otay: Option<PathBuf>,
    /// Cases kept beforehand
    #[arg(long, default_value_t = 1000)]
    cases: usize,
    /// People at once
    #[arg(long, default_value_t = 20)]
    users: usize,
    /// For how long
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// What each of them waits after a page, in milliseconds; 0 asks for the next at once
    #[arg(long, default_value_t = 250)]
    pause: u64,
}

/// What a page of the workbench may take and weigh.
const AIM_MILLISECONDS: f64 = 30.0;
const AIM_BYTES: usize = 150_000;
/// What a line changed in a bill of five hundred may take, answer and all.
const AIM_EDIT_MILLISECONDS: f64 = 200.0;
/// Lines of a bill changed one after the other.
const EDITS: usize = 20;
/// The first of these lines.
const FIRST_EDITED: usize = 60;

pub fn load(arguments: &Load) -> ExitCode {
    match measure(arguments) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(refused) => {
            println!("{refused} requests were not answered as they should be");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The workbench under test; it ends with this value.
struct Workbench {
    process: Child,
    address: String,
    folder: PathBuf,
}

impl Workbench {
    fn start(program: &PathBuf) -> Result<Self, String> {
        let folder = std::env::temp_dir().join(format!("otay-load-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut process = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--database"])
            .arg(folder.join("load.sqlite"))
            .env("XDG_DATA_HOME", &folder)
            .env("LANG", "en_US.UTF-8")
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}; build it or give --otay", program.display()))?;
        let lines = process.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines);
        let address = lines.map_while(Result::ok).find_map(|line| {
            let said = line.split_once("http://")?.1;
            let end = said.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ':').unwrap_or(said.len());
            Some(said[..end].trim_end_matches('.').to_owned())
        });
        match address {
            Some(address) => Ok(Self { process, address, folder }),
            None => Err(format!("{} said no address", program.display())),
        }
    }
}

impl Drop for Workbench {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What the answers of one page came to.
#[derive(Default)]
struct Figures {
    milliseconds: Vec<f64>,
    refused: usize,
}

impl Figures {
    fn count(&mut self, answer: &Answer, took: Duration) {
        self.milliseconds.push(took.as_secs_f64() * 1000.0);
        self.refused += usize::from(!(200..400).contains(&answer.status));
    }

    /// What `share` of a thousand took at most.
    fn at(&mut self, share: usize) -> f64 {
        self.milliseconds.sort_by(f64::total_cmp);
        let last = self.milliseconds.len().saturating_sub(1);
        self.milliseconds.get(last * share / 1000).copied().unwrap_or(0.0)
    }
}

fn measure(arguments: &Load) -> Result<usize, String> {
    let built = || tree::root().join("target").join("release").join("otay");
    let workbench = Workbench::start(&arguments.otay.clone().unwrap_or_else(built))?;
    let examples = data::examples(&tree::root())?;
    let mut client = Client::connect(&workbench.address)?;
    let started = Instant::now();
    let mut ids = Vec::with_capacity(arguments.cases);
    let mut first = Figures::default();
    for number in 0..arguments.cases {
        let id = keep(&mut client, &examples[number % examples.len()].varied(number))?;
        // Whoever keeps a case is led to its page.
        let started = Instant::now();
        let answer = client.get(&format!("/cases/{id}"), true)?;
        first.count(&answer, started.elapsed());
        ids.push(id);
    }
    let long = keep(&mut client, &data::long_case(&tree::root())?)?;
    println!("{} cases kept and looked at in {:.1} s", ids.len() + 1, started.elapsed().as_secs_f64());
    let (half, nearly_all) = (first.at(500), first.at(990));
    println!("a case looked at for the first time, by one person: p50 {half:.1} ms, p99 {nearly_all:.1} ms");

    let mut sizes = weigh(&mut client, &ids[0], &long)?;
    let mut pages = crowd(arguments, &workbench.address, &ids)?;
    let mut edits = edit(&mut client, &long)?;
    let mut cells = edit_in_table(&mut client, &long)?;
    let mut refused = edits.refused + first.refused + cells.refused;
    println!(
        "\n{:<22}{:>9}{:>11}{:>11}{:>11}{:>12}{:>12}",
        "page", "answers", "p50 ms", "p99 ms", "max ms", "bytes", "gzip"
    );
    let mut all = Figures::default();
    for (name, figures) in &mut pages {
        let (raw, packed) = sizes.remove(name).unwrap_or_default();
        print_row(name, figures, raw, packed);
        all.milliseconds.extend(&figures.milliseconds);
        refused += figures.refused;
    }
    print_row("all", &mut all, 0, 0);
    for (name, (raw, packed)) in sizes {
        println!("{name:<22}{:>54}{raw:>12}{packed:>12}{}", "", mark(raw > AIM_BYTES));
    }
    for (what, figures) in [
        ("a line of 500 changed, until its page with the whole answer is there", &mut edits),
        ("a cell of 500 lines changed in the table, until the costs above it are there", &mut cells),
    ] {
        let (half, most) = (figures.at(500), figures.at(1000));
        println!("\n{what}: p50 {half:.0} ms, max {most:.0} ms{}", mark(most > AIM_EDIT_MILLISECONDS));
    }
    Ok(refused)
}

fn print_row(name: &str, figures: &mut Figures, raw: usize, packed: usize) {
    let (answers, half, most) = (figures.milliseconds.len(), figures.at(500), figures.at(1000));
    let nearly_all = figures.at(990);
    let over = nearly_all > AIM_MILLISECONDS || raw > AIM_BYTES;
    println!(
        "{name:<22}{answers:>9}{half:>11.1}{nearly_all:>11.1}{most:>11.1}{raw:>12}{packed:>12}{}",
        mark(over)
    );
}

const fn mark(over: bool) -> &'static str {
    if over { "  over the aim" } else { "" }
}

fn keep(client: &mut Client, case: &data::Example) -> Result<String, String> {
    let answer = client.post("/api/v1/cases", "application/json", &case.as_json())?;
    let body: serde_json::Value =
        serde_json::from_slice(&answer.body).map_err(|error| format!("POST /api/v1/cases: {error}"))?;
    let id = body["id"].as_str().ok_or_else(|| format!("POST /api/v1/cases: {body}"))?;
    Ok(id.to_owned())
}

/// What each page weighs, as it is and packed.
fn weigh(client: &mut Client, case: &str, long: &str) -> Result<BTreeMap<String, (usize, usize)>, String> {
    let mut sizes = BTreeMap::new();
    let long_ones = [
        ("a case of 500 lines".to_owned(), format!("/cases/{long}")),
        ("a bill of 500 lines".to_owned(), format!("/cases/{long}/bill")),
    ];
    let pages = PAGES.iter().map(|page| (page.0.to_owned(), page.1.replace("ID", case)));
    for (name, path) in pages.chain(long_ones) {
        let raw = client.get(&path, false)?;
        if raw.status != 200 {
            return Err(format!("{path}: {}", raw.status));
        }
        sizes.insert(name, (raw.body.len(), client.get(&path, true)?.body.len()));
    }
    Ok(sizes)
}

/// What people look at, how often of a hundred times. `ID` is a case, another each time.
const PAGES: &[(&str, &str, u64)] = &[
    ("start", "/", 8),
    ("cases", "/cases", 10),
    ("case", "/cases/ID", 24),
    ("what if", "/cases/ID?law=s122%3Doff", 6),
    ("bill", "/cases/ID/bill", 10),
    ("versions", "/cases/ID/versions", 3),
    ("inputs", "/cases/ID/file", 3),
    ("tariff search", "/tariff?q=guitarra", 7),
    ("tariff line", "/tariff/9202.90.60", 5),
    ("tariff heading", "/tariff/9202", 4),
    ("find", "/find?q=medical", 8),
    ("region", "/region", 4),
    ("consultation", "/consultation", 4),
    ("adviser's queue", "/consultations", 4),
];

/// Everybody at once, each with a connection of their own.
fn crowd(arguments: &Load, address: &str, ids: &[String]) -> Result<BTreeMap<String, Figures>, String> {
    let until = Instant::now() + Duration::from_secs(arguments.seconds);
    let pause = Duration::from_millis(arguments.pause);
    let one = |user: usize| -> Result<BTreeMap<String, Figures>, String> {
        let mut client = Client::connect(address)?;
        // The same people look at the same things in every run.
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15 ^ (user as u64 + 1));
        let mut seen: BTreeMap<String, Figures> = BTreeMap::new();
        std::thread::sleep(pause * u32::try_from(user).unwrap_or(0) / 20);
        while Instant::now() < until {
            let mut drawn = chance.below(PAGES.iter().map(|page| page.2).sum());
            let page = PAGES.iter().find(|page| {
                let is_it = drawn < page.2;
                drawn = drawn.saturating_sub(page.2);
                is_it
            });
            let Some((name, path, _)) = page else { continue };
            let at = usize::try_from(chance.below(ids.len() as u64)).unwrap_or(0);
            let started = Instant::now();
            let answer = client.get(&path.replace("ID", &ids[at]), true)?;
            seen.entry((*name).to_owned()).or_default().count(&answer, started.elapsed());
            std::thread::sleep(pause);
        }
        Ok(seen)
    };
    let found: Vec<_> = std::thread::scope(|scope| {
        let one = &one;
        let threads: Vec<_> = (0..arguments.users).map(|user| scope.spawn(move || one(user))).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err("a user fell".to_owned())))
            .collect()
    });
    let mut all: BTreeMap<String, Figures> = BTreeMap::new();
    for seen in found {
        for (name, figures) in seen? {
            let known = all.entry(name).or_default();
            known.milliseconds.extend(figures.milliseconds);
            known.refused += figures.refused;
        }
    }
    Ok(all)
}

/// Changes a line of the long bill and waits for the answer, again and again.
fn edit(client: &mut Client, id: &str) -> Result<Figures, String> {
    let mut figures = Figures::default();
    for number in 0..EDITS {
        let row = format!("/cases/{id}/bill/rows/{}", FIRST_EDITED + number);
        let form = String::from_utf8_lossy(&client.get(&row, false)?.body).into_owned();
        let mut body =
            format!("csrf={}&version={}", client::field(&form, "csrf"), client::field(&form, "version"));
        for cell in client::fields(&form, "cell") {
            let cell = if cell == "1" { (number + 2).to_string() } else { cell };
            let _ = std::fmt::Write::write_fmt(&mut body, format_args!("&cell={}", client::encoded(&cell)));
        }
        let started = Instant::now();
        let kept = client.post(&row, "application/x-www-form-urlencoded", &body)?;
        if kept.status != 303 {
            return Err(format!("{row}: {}", kept.status));
        }
        let answer = client.get(&format!("/cases/{id}"), true)?;
        figures.count(&answer, started.elapsed());
        let _ = std::io::stdout().flush();
    }
    Ok(figures)
}

/// Changes a cell in the table of the long bill, as its script does, again and again.
fn edit_in_table(client: &mut Client, id: &str) -> Result<Figures, String> {
    let mut figures = Figures::default();
    let path = format!("/cases/{id}/bill");
    let page = String::from_utf8_lossy(&client.get(&path, false)?.body).into_owned();
    let (csrf, mut version) = (client::field(&page, "csrf"), client::field(&page, "version"));
    for number in 0..EDITS {
        let body = format!("csrf={csrf}&version={version}&quantity-{}={}", FIRST_EDITED + number, number + 3);
        let started = Instant::now();
        let kept = client.post_by_script(&path, &body)?;
        figures.count(&kept, started.elapsed());
        let next = client::field(&String::from_utf8_lossy(&kept.body), "version");
        if kept.status != 200 || next == version {
            return Err(format!("{path}: {}, nothing was kept", kept.status));
        }
        version = next;
    }
    Ok(figures)
}

/// Chance that comes out the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}
