//! `otay tariff update` against a server on this machine: the whole fetch, transfers that break off and go on,
//! damage on the way, a server that refuses; and what was stored before, byte for byte, after each of them.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it passed over"
)]

#[path = "support/command.rs"]
mod command;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read as _, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use otay::problems::ExitCode;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

/// One answer of the server.
#[derive(Clone, Default)]
struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    /// Bytes after which the connection ends.
    cut: Option<usize>,
    /// Whether it tells no length: the end of the connection is the end of the file.
    without_length: bool,
}

impl Reply {
    fn whole(body: &[u8]) -> Self {
        Self { status: 200, body: body.to_vec(), ..Self::default() }
    }

    fn refused(status: u16) -> Self {
        Self { status, body: b"no".to_vec(), ..Self::default() }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    fn version(self, tag: &str) -> Self {
        self.with("ETag", format!("\"{tag}\""))
    }

    fn digest_of(self, body: &[u8]) -> Self {
        let digest = STANDARD.encode(Sha256::digest(body));
        self.with("Repr-Digest", format!("sha-256=:{digest}:"))
    }

    fn cut(mut self, after: usize) -> Self {
        self.cut = Some(after);
        self
    }

    fn named(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| *header == name).map(|(_, value)| value.as_str())
    }

    /// Writes the answer; of a file whose version is asked for, the rest.
    fn send(&self, asked: &Asked, mut stream: impl Write) -> io::Result<()> {
        let version = self.named("ETag").or_else(|| self.named("Last-Modified"));
        let from = asked.from.filter(|_| self.status == 200 && version == asked.version.as_deref());
        let body = &self.body[from.unwrap_or(0)..];
        let mut head = match from {
            Some(from) => {
                let (last, all) = (self.body.len() - 1, self.body.len());
                format!("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {from}-{last}/{all}\r\n")
            }
            None => format!("HTTP/1.1 {} Answer\r\n", self.status),
        };
        for (name, value) in &self.headers {
            // The digest of the whole file stands where the whole file is sent.
            if from.is_none() || *name != "Repr-Digest" {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
        }
        if !self.without_length {
            head.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        head.push_str("Connection: close\r\n\r\n");
        stream.write_all(head.as_bytes())?;
        stream.write_all(&body[..self.cut.unwrap_or(body.len()).min(body.len())])
    }
}

/// What was asked of the server.
#[derive(Clone, Debug, Default, PartialEq)]
struct Asked {
    /// The first byte wanted.
    from: Option<usize>,
    /// The version it has to be of.
    version: Option<String>,
}

/// A server that gives its replies in turn and then is gone.
struct Server {
    url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    fn of(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/export.json", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        std::thread::spawn(move || {
            for reply in replies {
                let (mut stream, _) = listener.accept().unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
                let mut asked = Asked::default();
                for line in lines.by_ref().take_while(|line| !line.is_empty()) {
                    let Some((name, value)) = line.split_once(": ") else { continue };
                    match name.to_ascii_lowercase().as_str() {
                        "range" => {
                            let from = value.strip_prefix("bytes=").unwrap().strip_suffix('-').unwrap();
                            asked.from = Some(from.parse().unwrap());
                        }
                        "if-range" => asked.version = Some(value.to_owned()),
                        _ => {}
                    }
                }
                seen.lock().unwrap().push(asked.clone());
                // Who asked may be gone already; that is theirs to tell.
                let _ = reply.send(&asked, &mut stream);
            }
        });
        Self { url, asked }
    }

    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

/// A user with a data folder.
struct User {
    data: TempDir,
}

impl User {
    fn new() -> Self {
        Self { data: TempDir::new().unwrap() }
    }

    /// Exit code, answer and errors of a command.
    fn runs(&self, arguments: &[&str]) -> (ExitCode, String, String) {
        command::otay(Some(self.data.path()), arguments)
    }

    fn updates(&self, server: &Server) -> (ExitCode, String, String) {
        self.runs(&["tariff", "update", "--url", &server.url])
    }

    /// A user with two editions stored, `export("1%")` and then `export("2%")`.
    fn with_two_editions() -> Self {
        static STORED: LazyLock<User> = LazyLock::new(|| {
            let user = User::new();
            for rate in ["1%", "2%"] {
                let file = user.data.path().join("given");
                fs::write(&file, export(rate)).unwrap();
                let (code, _, err) = user.runs(&["tariff", "import", &file.display().to_string()]);
                assert_eq!(code, ExitCode::Answered, "{err}");
            }
            user
        });
        let user = Self::new();
        for edition in ["current", "former"] {
            let (from, to) = (STORED.tariff().join(edition), user.tariff().join(edition));
            fs::create_dir_all(&to).unwrap();
            for file in fs::read_dir(from).unwrap() {
                let file = file.unwrap();
                fs::copy(file.path(), to.join(file.file_name())).unwrap();
            }
        }
        user
    }

    fn tariff(&self) -> PathBuf {
        self.data.path().join("tariff")
    }

    /// Every file of the two editions, with the checksum of its bytes.
    fn editions(&self) -> BTreeMap<PathBuf, String> {
        let tariff = self.tariff();
        let mut files = BTreeMap::new();
        for edition in ["current", "former", "incoming"] {
            for file in fs::read_dir(tariff.join(edition)).into_iter().flatten() {
                let path = file.unwrap().path();
                let bytes = fs::read(&path).unwrap();
                files.insert(path.strip_prefix(&tariff).unwrap().to_owned(), checksum(&bytes));
            }
        }
        files
    }

    fn export(&self, edition: &str) -> Vec<u8> {
        let path = self.tariff().join(edition).join("export.json.gz");
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(fs::File::open(path).unwrap()).read_to_end(&mut bytes).unwrap();
        bytes
    }

    fn parts(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.tariff().join("download"));
        folder.into_iter().flatten().map(|file| file.unwrap().path()).collect()
    }
}

/// An export as large as the schedule has to be, in our own words, its first line at `rate`.
fn export(rate: &str) -> Vec<u8> {
    let mut rows = Vec::new();
    for chapter in (1..=97).filter(|chapter| *chapter != 77) {
        for line in 1..=110 {
            let general = if (chapter, line) == (1, 1) { rate } else { "Free" };
            let code = format!("{chapter:02}01.{:02}.{:02}", 10 + line / 10, 10 + line % 10);
            let description = format!("goods {chapter}-{line}");
            rows.push(serde_json::json!({
                "htsno": code, "indent": "0", "description": description, "general": general,
            }));
        }
    }
    serde_json::to_vec(&rows).unwrap()
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.contains(from) && from.len() == to.len(), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_whole_transfer_is_taken_and_says_what_changed() {
    let (first, second) = (export("1%"), export("2%"));
    let user = User::new();
    let server = Server::of([&first, &second, &second].map(|body| Reply::whole(body)).to_vec());
    let (code, out, err) = user.updates(&server);
    assert_eq!(code, ExitCode::Answered, "{err}");
    assert!(out.contains("10,560 lines") && out.contains("carried in the program"), "{out}");
    assert!(out.contains(&format!("SHA-256 {}\n", checksum(&first))), "{out}");
    let (code, out, _) = user.updates(&server);
    assert_eq!(code, ExitCode::Answered);
    assert!(out.contains("0 added, 0 removed, 1 changed") && out.contains("0101.10.11"), "{out}");
    assert_eq!((user.export("current"), user.export("former")), (second.clone(), first));
    assert!(user.parts().is_empty(), "{:?}", user.parts());
    let before = user.editions();
    let (code, out, _) = user.updates(&server);
    assert!(code == ExitCode::Answered && out.contains("Nothing new"), "{out}");
    assert_eq!(user.editions(), before);
    let (_, out, _) = user.runs(&["tariff", "search", "goods", "12-34"]);
    assert!(out.contains("goods 12-34"), "the descriptions are not searched:\n{out}");
}

#[test]
fn a_transfer_that_breaks_off_goes_on_within_a_call_and_in_the_next() {
    let (current, new) = (export("2%"), export("3%"));
    let user = User::with_two_editions();
    let reply = || Reply::whole(&new).version("a").digest_of(&new);
    let third = new.len() / 3;
    // Within a call.
    let server = Server::of(vec![reply().cut(third), reply().cut(third), reply()]);
    let (code, out, err) = user.updates(&server);
    assert_eq!(code, ExitCode::Answered, "{err}");
    assert!(out.contains("1 changed"), "{out}");
    let rest = |from| Asked { from: Some(from), version: Some("\"a\"".into()) };
    assert_eq!(server.asked(), [Asked::default(), rest(third), rest(2 * third)]);
    assert_eq!((user.export("current"), user.export("former")), (new.clone(), current.clone()));

    // Across calls: told, kept, and taken up again.
    let user = User::with_two_editions();
    let before = user.editions();
    let server = Server::of(vec![reply().cut(1000), reply().cut(1000), reply().cut(1000), reply()]);
    let (code, out, err) = user.updates(&server);
    assert_eq!((code, out.as_str()), (ExitCode::Unavailable, ""));
    assert!(err.contains("error[tariff-download-interrupted]") && err.contains("3,000 bytes"), "{err}");
    assert!(err.contains("What came is kept") && err.contains("goes on from there"), "{err}");
    assert_eq!(user.editions(), before);
    let (code, _, err) = user.updates(&server);
    assert_eq!(code, ExitCode::Answered, "{err}");
    assert_eq!(server.asked()[3], rest(3000));
    assert_eq!((user.export("current"), user.export("former")), (new.clone(), current));
    assert!(user.parts().is_empty());
}

#[test]
fn what_was_kept_is_dropped_where_the_server_has_another_file_by_then() {
    let (old, new) = (export("3%"), export("4%"));
    let user = User::with_two_editions();
    let broken = || Reply::whole(&old).version("a").cut(1000);
    let server = Server::of(vec![broken(), broken(), broken(), Reply::whole(&new).version("b")]);
    assert_eq!(user.updates(&server).0, ExitCode::Unavailable);
    let (code, _, err) = user.updates(&server);
    assert_eq!(code, ExitCode::Answered, "{err}");
    assert_eq!(server.asked()[3].from, Some(3000));
    assert_eq!(user.export("current"), new, "parts of two files were joined");
}

#[test]
fn without_a_version_nothing_is_promised_and_the_next_call_begins_anew() {
    let new = export("3%");
    // A weak tag is none for this: files that differ in their bytes may share it.
    for weak in [false, true] {
        let user = User::with_two_editions();
        let before = user.editions();
        let reply = || match weak {
            true => Reply::whole(&new).with("ETag", "W/\"a\""),
            false => Reply::whole(&new),
        };
        let server = Server::of(vec![reply().cut(1000), reply().cut(900), reply().cut(800), reply()]);
        let (code, _, err) = user.updates(&server);
        assert_eq!(code, ExitCode::Unavailable);
        assert!(err.contains("error[tariff-download-interrupted]") && err.contains("begins anew"), "{err}");
        assert!(!err.contains("kept") && !err.contains("goes on"), "{err}");
        assert!(user.parts().is_empty(), "{:?}", user.parts());
        assert_eq!(user.editions(), before);
        let (code, _, err) = user.updates(&server);
        assert_eq!(code, ExitCode::Answered, "{err}");
        assert!(server.asked().iter().all(|asked| *asked == Asked::default()), "{:?}", server.asked());
        assert_eq!(user.export("current"), new);
    }
}

#[test]
fn damage_on_the_way_is_refused_and_leaves_both_editions() {
    let new = export("3%");
    let user = User::with_two_editions();
    let before = user.editions();
    let compressed = packed(&new);
    let mut bent = compressed.clone();
    let middle = bent.len() / 2;
    bent[middle] ^= 0x10;
    let digit = replaced(&new, "\"general\":\"3%\"", "\"general\":\"8%\"");
    let without_length = |body: &[u8]| Reply { without_length: true, ..Reply::whole(body) };
    let kept = Reply::whole(&digit).version("a").digest_of(&new);
    let cases = [
        ("a bit under gzip", vec![Reply::whole(&bent)], "tariff-export-unreadable"),
        (
            "the end of a file of no length",
            vec![without_length(&new[..new.len() - 9])],
            "tariff-export-unreadable",
        ),
        (
            "the end of gzip of no length",
            vec![without_length(&compressed[..compressed.len() - 9])],
            "tariff-export-unreadable",
        ),
        ("not the export", vec![Reply::whole(b"<html>moved</html>")], "tariff-export-unreadable"),
        ("nothing", vec![Reply::whole(b"")], "tariff-export-unreadable"),
        ("part of the schedule", vec![Reply::whole(b"[]")], "tariff-export-incomplete"),
        (
            "a digit of a code",
            vec![Reply::whole(&replaced(&new, "5001.15.15", "5001.15.75"))],
            "tariff-export-out-of-order",
        ),
        (
            "a digit of a rate, told by the digest",
            vec![Reply::whole(&digit).digest_of(&new)],
            "tariff-download-damaged",
        ),
        // The digest comes with the first answer alone.
        (
            "a digit of a rate after going on",
            vec![kept.clone().cut(500), kept.clone()],
            "tariff-download-damaged",
        ),
    ];
    for (what, replies, expected) in cases {
        let (code, out, err) = user.updates(&Server::of(replies));
        let of_transfer = expected == "tariff-download-damaged";
        assert_eq!(
            code,
            if of_transfer { ExitCode::Unavailable } else { ExitCode::InputRefused },
            "{what}: {err}"
        );
        assert!(err.contains(&format!("error[{expected}]")), "{what}: {err}");
        assert_eq!(out, "", "{what}");
        assert_eq!(user.editions(), before, "{what}");
        assert!(user.parts().is_empty(), "{what}: {:?}", user.parts());
    }
}

#[test]
fn what_nothing_can_tell_is_shown_as_a_change_and_refused_by_a_checksum() {
    let new = export("3%");
    let user = User::with_two_editions();
    let before = user.editions();
    let digit = replaced(&new, "\"general\":\"3%\"", "\"general\":\"8%\"");
    let checksum = checksum(&new).to_uppercase();
    let server = Server::of(vec![Reply::whole(&digit), Reply::whole(&new), Reply::whole(&digit)]);
    let update =
        |checksum: &str| user.runs(&["tariff", "update", "--url", &server.url, "--sha256", checksum]);
    let (code, _, err) = update(&checksum);
    assert_eq!(code, ExitCode::InputRefused);
    assert!(err.contains("error[tariff-checksum-differs]"), "{err}");
    assert_eq!(user.editions(), before);
    let (code, _, err) = update(&checksum);
    assert_eq!(code, ExitCode::Answered, "{err}");
    // Without a digest and a checksum the digit is taken, and told.
    let (code, out, _) = user.updates(&server);
    assert_eq!(code, ExitCode::Answered);
    assert!(out.contains("1 changed") && out.contains("3%") && out.contains("8%"), "{out}");
}

#[test]
fn a_server_that_refuses_or_is_not_there_leaves_both_editions() {
    let user = User::with_two_editions();
    let before = user.editions();
    for status in [500, 503, 404] {
        let (code, _, err) = user.updates(&Server::of(vec![Reply::refused(status)]));
        assert_eq!(code, ExitCode::Unavailable, "{err}");
        assert!(err.contains("error[tariff-source-refused]") && err.contains(&status.to_string()), "{err}");
        assert_eq!(user.editions(), before);
    }
    let gone = Server::of(Vec::new());
    let (code, _, err) = user.updates(&gone);
    assert_eq!(code, ExitCode::Unavailable, "{err}");
    assert!(err.contains("error[tariff-source-unreachable]"), "{err}");
    assert_eq!(user.editions(), before);
    // What was gathered outlives a server that is down for a while.
    let new = export("3%");
    let broken = || Reply::whole(&new).version("a").cut(1000);
    let replies = vec![broken(), broken(), broken(), Reply::refused(503), Reply::whole(&new).version("a")];
    let server = Server::of(replies);
    assert!(user.updates(&server).2.contains("tariff-download-interrupted"));
    assert!(user.updates(&server).2.contains("tariff-source-refused"));
    assert_eq!(user.updates(&server).0, ExitCode::Answered);
    assert_eq!(server.asked()[4].from, Some(3000));
    assert_eq!(user.export("current"), new);
}

#[test]
fn a_folder_that_cannot_be_written_leaves_both_editions() {
    let user = User::with_two_editions();
    let before = user.editions();
    // A file stands where the new edition would be gathered; even the owner of everything cannot go past it.
    fs::write(user.tariff().join("incoming"), "in the way").unwrap();
    let (code, _, err) = user.updates(&Server::of(vec![Reply::whole(&export("3%"))]));
    assert_eq!(code, ExitCode::Unavailable, "{err}");
    assert!(err.contains("error[file-not-writable]"), "{err}");
    assert_eq!(user.editions(), before);
}

/// The official exports, where this checkout has them beside it.
fn material(name: &str) -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/hts/json");
    if !folder.is_dir() {
        println!("passed over: the official exports are not beside this checkout");
        return None;
    }
    Some(fs::read(folder.join(format!("hts_{name}.json.gz"))).unwrap())
}

#[test]
fn the_official_exports_are_fetched_and_their_one_change_is_told() {
    let (Some(first), Some(second)) = (material("2025_rev_8"), material("2025_rev_9")) else { return };
    let user = User::new();
    let reply = |body: &[u8]| Reply::whole(body).version("export").digest_of(body);
    let server = Server::of(vec![
        reply(&first),
        reply(&second).version("next").cut(200_000),
        reply(&second).version("next"),
    ]);
    let (code, out, err) = user.updates(&server);
    assert_eq!(code, ExitCode::Answered, "{err}");
    assert!(!out.contains("not understood"), "{out}");
    let (code, out, err) = user.updates(&server);
    assert_eq!(code, ExitCode::Answered, "{err}");
    // Told from the exports themselves, row by row: the fields that a line is made of. One more row is worded
    // otherwise and means the same.
    let rows = |bytes: &[u8]| -> Vec<serde_json::Value> {
        serde_json::from_reader(flate2::read::GzDecoder::new(bytes)).unwrap()
    };
    let (before, after) = (rows(&first), rows(&second));
    let differ: Vec<&str> = before
        .iter()
        .zip(&after)
        .filter(|(a, b)| ["general", "special", "other", "units"].iter().any(|part| a[part] != b[part]))
        .map(|(a, _)| a["htsno"].as_str().unwrap())
        .collect();
    assert_eq!((before.len(), differ.len()), (after.len(), 2));
    assert!(out.contains("0 added, 0 removed, 1 changed"), "{out}");
    assert_eq!(differ.iter().filter(|code| out.contains(**code)).count(), 1, "{differ:?}\n{out}");
    let stored = |edition: &str| fs::read(user.tariff().join(edition).join("export.json.gz")).unwrap();
    assert!(stored("current") == second && stored("former") == first, "not the bytes that were served");
    let (_, out, _) = user.runs(&["tariff", "show", "9202.90.40"]);
    assert!(out.contains("9202.90.40"), "{out}");
}
