//! The process is killed a hundred times while it writes: nothing acknowledged is lost, the database opens.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking; the writer says what is kept"
)]

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use otay::store::{CaseFile, Store};

/// Where the writer keeps its cases; set only in the process that is killed.
const DATABASE: &str = "OTAY_KILLED_DATABASE";
const KILLS: u64 = 100;

/// Not a test of its own: what the killed process does. It says a case is kept only after the store said so.
#[tokio::test]
async fn writer() {
    let Ok(address) = std::env::var(DATABASE) else { return };
    let store = Store::open(&address).await.unwrap();
    let run = uuid::Uuid::now_v7();
    for number in 0_u32.. {
        let id = format!("{run}-{number}");
        let file = |text: &str| CaseFile { path: "case.toml".into(), content: text.as_bytes().to_vec() };
        store.create_case(&id, "t", &[file(&id)], "local", "", 1).await.unwrap();
        println!("\nkept {id} 1");
        store.add_case_version(&id, 1, "t", &[file("second")], "local", "", 2).await.unwrap();
        println!("\nkept {id} 2");
        std::io::stdout().flush().unwrap();
    }
}

#[tokio::test]
async fn a_hundred_kills_lose_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let address = folder.path().join("killed.sqlite").display().to_string();
    Store::open(&address).await.unwrap().close().await;
    // A fixed seed: the instants are the same in every run, as far as the machine lets them.
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut acknowledged: Vec<(String, i64)> = Vec::new();
    let mut fruitful = 0;
    for _ in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture"])
            .env(DATABASE, &address)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut kept = |line: &str| {
            let mut words = line.strip_prefix("kept ")?.split(' ');
            acknowledged.push((words.next()?.to_owned(), words.next()?.parse().ok()?));
            Some(())
        };
        // Killed somewhere after its first writes, at an instant nobody chose.
        lines.by_ref().find_map(|line| kept(&line));
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros((seed >> 33) % 20_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let before = fruitful;
        for line in lines {
            if kept(&line).is_some() {
                fruitful = before + 1;
            }
        }
        let store = Store::open(&address).await.unwrap();
        store.close().await;
    }
    let store = Store::open(&address).await.unwrap();
    for (id, number) in &acknowledged {
        let files = store.case_files(id, *number).await.unwrap();
        let expected = if *number == 1 { id.as_str() } else { "second" };
        assert_eq!(files[0].content, expected.as_bytes());
        assert!(store.case(id).await.unwrap().current_version >= *number);
    }
    assert!(acknowledged.len() > 150 && fruitful > 10, "{} kept, {fruitful} runs", acknowledged.len());
}
