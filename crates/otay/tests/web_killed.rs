//! The program itself, killed at random moments while others write through its API: what it acknowledged is there
//! after the next start, and long work that was cut off is done or says how it stands.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const KILLS: u64 = 24;

/// A running `otay serve`.
struct Serving {
    process: Child,
    address: String,
}

impl Serving {
    fn start(folder: &std::path::Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_otay"))
            .args(["serve", "--listen", "127.0.0.1:0", "--database"])
            .arg(folder.join("killed.sqlite"))
            .env("XDG_DATA_HOME", folder)
            .env("LANG", "en_US.UTF-8")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        let line = said.lines().map_while(Result::ok).find(|line| line.contains("http://")).unwrap();
        let address = line.split("http://").nth(1).unwrap();
        let end =
            address.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ':').unwrap_or(address.len());
        let address = address[..end].trim_end_matches('.').to_owned();
        Self { process, address }
    }

    fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Asks for something; nothing where the program is gone before it answered whole.
    fn ask(address: &str, method: &str, path: &str, body: Option<&Value>) -> Option<(u16, Value)> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut stream = TcpStream::connect(address).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        let mut text = String::new();
        stream.read_to_string(&mut text).ok()?;
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let length =
            head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
        let body = match length {
            Some(length) => body.get(..length)?.to_owned(),
            None => unchunked(body)?,
        };
        let value = if body.is_empty() { Value::Null } else { serde_json::from_str(&body).ok()? };
        Some((status, value))
    }

    fn get(&self, path: &str) -> Value {
        let (status, value) = Self::ask(&self.address, "GET", path, None).unwrap();
        assert_eq!(status, 200, "{path}: {value}");
        value
    }
}

fn unchunked(mut body: &str) -> Option<String> {
    let mut whole = String::new();
    loop {
        let (size, rest) = body.split_once("\r\n")?;
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(whole);
        }
        whole.push_str(rest.get(..size)?);
        body = rest.get(size..)?.strip_prefix("\r\n")?;
    }
}

/// What was acknowledged.
#[derive(Default)]
struct Acknowledged {
    /// Cases by their identifier: the version, and the text that it holds.
    cases: BTreeMap<String, (i64, String)>,
    jobs: Vec<String>,
    steps: Vec<(String, String)>,
}

/// Writes until the program is gone.
fn write(address: &str, run: u64, known: &mut Acknowledged) {
    let files = |text: &str| json!([{ "name": "case.toml", "text": text }]);
    for number in 0.. {
        let text = format!("title = \"{run}-{number}\"\n");
        let body = json!({ "files": files(&text) });
        let Some((201, kept)) = Serving::ask(address, "POST", "/api/v1/cases", Some(&body)) else { return };
        let id = kept["id"].as_str().unwrap().to_owned();
        known.cases.insert(id.clone(), (1, text));
        let text = format!("title = \"{run}-{number}, changed\"\n");
        let body = json!({ "version": 1, "files": files(&text) });
        let path = format!("/api/v1/cases/{id}");
        let Some((200, _)) = Serving::ask(address, "PUT", &path, Some(&body)) else { return };
        known.cases.insert(id.clone(), (2, text));
        let questions = format!("id,code,origin,date,value\n{run}-{number},9202.90.60,CN,2026-03-02,1000\n");
        let rows = questions.lines().nth(1).map(|row| format!("{row}\n").repeat(400)).unwrap_or_default();
        let order = json!({ "kind": "duty-batch", "questions": format!("{}{rows}", questions) });
        let Some((202, job)) = Serving::ask(address, "POST", "/api/v1/jobs", Some(&order)) else { return };
        known.jobs.push(job["id"].as_str().unwrap().to_owned());
        let asked = json!({ "answers": {
            "goals": "cost", "product": "harness", "model": "shelter", "timing": "exploring", "consent": "yes",
            "contact-name": "A", "contact-email": "a@example.com", "company": format!("{run}-{number}"),
        } });
        let Some((201, asked)) = Serving::ask(address, "POST", "/api/v1/consultations", Some(&asked)) else {
            return;
        };
        let id = asked["id"].as_str().unwrap().to_owned();
        let note = json!({ "text": format!("note of {run}-{number}") });
        let path = format!("/api/v1/consultations/{id}/notes");
        let Some((201, _)) = Serving::ask(address, "POST", &path, Some(&note)) else { return };
        known.steps.push((id, format!("{run}-{number}")));
    }
}

#[test]
fn what_the_api_acknowledged_outlives_kills_and_work_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    // A fixed seed: the instants are the same in every run, as far as the machine lets them.
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut known = Acknowledged::default();
    let mut at_work = 0;
    for run in 0..KILLS {
        let serving = Serving::start(folder.path());
        let address = serving.address.clone();
        let mut fresh = Acknowledged::default();
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                let mut fresh = Acknowledged::default();
                write(&address, run, &mut fresh);
                fresh
            });
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            std::thread::sleep(Duration::from_micros(20_000 + seed % 180_000));
            serving.kill();
            fresh = writer.join().unwrap();
        });
        known.cases.append(&mut fresh.cases);
        known.steps.append(&mut fresh.steps);
        known.jobs.append(&mut fresh.jobs);
    }
    let serving = Serving::start(folder.path());
    for (id, (version, text)) in &known.cases {
        let kept = serving.get(&format!("/api/v1/cases/{id}/files"));
        // A second version may have been kept and its answer lost: then it is whole.
        let number = kept["version"].as_i64().unwrap();
        let content = kept["files"][0]["text"].as_str().unwrap();
        assert!(
            number == *version && content == text || number == 2 && content.ends_with(", changed\"\n"),
            "{kept}"
        );
    }
    for (id, company) in &known.steps {
        assert_eq!(serving.get(&format!("/api/v1/consultations/{id}"))["company"], company.as_str());
    }
    // Work that waited or was cut off is done after all; none is left as if somebody were at it.
    let until = Instant::now() + Duration::from_secs(120);
    for id in &known.jobs {
        let mut job = serving.get(&format!("/api/v1/jobs/{id}"));
        at_work += i32::from(job["status"] != "done");
        while job["status"] != "done" {
            assert!(job["status"] == "queued" || job["status"] == "running", "{job}");
            assert!(Instant::now() < until, "still {job}");
            std::thread::sleep(Duration::from_millis(50));
            job = serving.get(&format!("/api/v1/jobs/{id}"));
        }
    }
    let (cases, notes, jobs) = (known.cases.len(), known.steps.len(), known.jobs.len());
    assert!(
        cases > 40 && notes > 10 && jobs > 10,
        "{cases} cases, {notes} notes, {jobs} jobs, {at_work} left"
    );
    serving.kill();
}
