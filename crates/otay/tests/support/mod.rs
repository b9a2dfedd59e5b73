//! What tests of the workbench share: fresh databases of both kinds.
#![allow(dead_code, reason = "each test binary uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it passes over"
)]

pub mod browser;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use otay::store::Store;

/// The kinds of database every test of the store runs on.
pub const BACKENDS: [&str; 2] = ["sqlite", "postgres"];

/// A fresh store, and the folder that holds it.
pub struct Fresh {
    pub store: Store,
    pub address: String,
    _folder: tempfile::TempDir,
}

/// A fresh store of one kind; `None` where this machine has no PostgreSQL and is not CI.
pub async fn fresh(backend: &str) -> Option<Fresh> {
    let folder = tempfile::tempdir().unwrap();
    let address = match backend {
        "sqlite" => folder.path().join("test.sqlite").display().to_string(),
        _ => fresh_postgres_database().await?,
    };
    let store = Store::open(&address).await.unwrap();
    Some(Fresh { store, address, _folder: folder })
}

async fn fresh_postgres_database() -> Option<String> {
    use sqlx::Connection;
    static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let cluster = cluster()?;
    let number = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let name = format!("t{}_{number}", std::process::id());
    let admin = format!("{}/postgres", cluster.base);
    let mut connection = sqlx::PgConnection::connect(&admin).await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
        .execute(&mut connection)
        .await
        .unwrap();
    Some(format!("{}/{name}", cluster.base))
}

struct Cluster {
    base: String,
    folder: PathBuf,
    bin: PathBuf,
}

/// One PostgreSQL server for this test process, on a port of its own, loopback only.
fn cluster() -> Option<&'static Cluster> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    CLUSTER.get_or_init(start_cluster).as_ref()
}

fn start_cluster() -> Option<Cluster> {
    let Some(bin) = postgres_bin() else {
        assert!(std::env::var_os("CI").is_none(), "CI has to test on PostgreSQL, and it is not installed");
        eprintln!("PostgreSQL is not installed: its half of the store's tests is passed over");
        return None;
    };
    let folder = tempfile::Builder::new().prefix("otay-pg").tempdir().unwrap().keep();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let data = folder.join("data");
    own(&folder);
    postgres(
        &bin.join("initdb"),
        &["-D", &path(&data), "-A", "trust", "-U", "otay", "--no-sync", "-E", "UTF8"],
    );
    let options = format!(
        "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c fsync=off",
        path(&folder)
    );
    let log = path(&folder.join("log"));
    postgres(&bin.join("pg_ctl"), &["-D", &path(&data), "-w", "-l", &log, "-o", &options, "start"]);
    stop_at_exit(&bin, &data);
    Some(Cluster { base: format!("postgres://otay@127.0.0.1:{port}"), folder, bin })
}

/// Stops the server when this process is gone, however it ends.
#[allow(clippy::zombie_processes, reason = "it outlives this process on purpose")]
fn stop_at_exit(bin: &Path, data: &Path) {
    let script = format!(
        "while kill -0 {pid} 2>/dev/null; do sleep 0.5; done; {prefix} {pg_ctl} -D {data} -m immediate stop; rm -rf {folder}",
        pid = std::process::id(),
        prefix = if is_root() { "runuser -u postgres --" } else { "" },
        pg_ctl = path(&bin.join("pg_ctl")),
        data = path(data),
        folder = path(data.parent().unwrap()),
    );
    Command::new("sh")
        .args(["-c", &script])
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
}

fn postgres_bin() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .collect();
    versions.sort();
    versions.pop().filter(|bin| bin.join("initdb").exists())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0\n"))
}

/// PostgreSQL does not run as root: as root, its folder and its processes belong to its own user.
fn own(folder: &Path) {
    if is_root() {
        assert!(Command::new("chown").args(["-R", "postgres", &path(folder)]).status().unwrap().success());
    }
}

fn postgres(program: &Path, arguments: &[&str]) {
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    let status =
        command.args(arguments).current_dir("/").stdout(std::process::Stdio::null()).status().unwrap();
    assert!(status.success(), "{} failed", program.display());
}

fn path(path: &Path) -> String {
    path.display().to_string()
}
