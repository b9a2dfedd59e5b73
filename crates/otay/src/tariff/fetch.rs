//! Fetching the official export: gathered in a part file, resumed where it broke off, whole or not at all.
//!
//! A transfer is resumed only where the server names a version of the file that a range can be asked of: a
//! strong `ETag`, else `Last-Modified`. What is whole is held against the digest the server names, where it
//! names one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use customs::{Problem, Value};

use super::digest::Digest;

/// How often a transfer that breaks off is taken up again before the user is told.
const ATTEMPTS: u32 = 3;

/// Why nothing was fetched.
#[derive(Debug)]
pub enum FetchError {
    /// The server cannot be reached.
    Unreachable {
        /// Where it was asked.
        url: String,
        /// What went wrong.
        reason: String,
    },
    /// The server answers, but not with the file.
    Refused {
        /// Where it was asked.
        url: String,
        /// Its status.
        status: u16,
    },
    /// The transfer broke off.
    Interrupted {
        /// Where it was asked.
        url: String,
        /// Bytes received so far.
        received: u64,
        /// Bytes that the next call goes on from: zero where the server names no version of the file, so
        /// that what it sends then may be of another.
        kept: u64,
    },
    /// What came is not what the server's own digest says.
    Damaged {
        /// Where it was asked.
        url: String,
        /// The digest that differs, as `sha-256`.
        algorithm: &'static str,
    },
    /// The part file cannot be written.
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl std::fmt::Display for FetchError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreachable { url, reason } => write!(f, "{url}: {reason}"),
            Self::Refused { url, status } => write!(f, "{url}: status {status}"),
            Self::Interrupted { url, received, kept } => {
                write!(f, "{url}: broke off after {received} bytes, {kept} of them kept")
            }
            Self::Damaged { url, algorithm } => write!(f, "{url}: the {algorithm} digest differs"),
            Self::File { path, error } => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl Problem for FetchError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreachable { .. } => "tariff-source-unreachable",
            Self::Refused { .. } => "tariff-source-refused",
            Self::Interrupted { .. } => "tariff-download-interrupted",
            Self::Damaged { .. } => "tariff-download-damaged",
            Self::File { .. } => "file-not-writable",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Unreachable { url, reason } => {
                vec![("url", url.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::Refused { url, status } => {
                vec![("url", url.as_str().into()), ("status", status.to_string().into())]
            }
            Self::Interrupted { url, received, kept } => {
                vec![("url", url.as_str().into()), ("received", (*received).into()), ("kept", (*kept).into())]
            }
            Self::Damaged { url, algorithm } => {
                vec![("url", url.as_str().into()), ("algorithm", (*algorithm).into())]
            }
            Self::File { path, error } => {
                vec![("file", path.display().to_string().into()), ("reason", error.kind().to_string().into())]
            }
        }
    }
}

/// What is on disk of a transfer: the bytes so far, and which version of which file they are part of.
struct Part {
    bytes: PathBuf,
    about: PathBuf,
}

/// What is held of a file: how much, of which version, and what the whole has to come to.
struct Held {
    length: u64,
    version: String,
    digest: Option<Digest>,
}

impl Part {
    fn in_folder(folder: &Path) -> Self {
        Self { bytes: folder.join("export.part"), about: folder.join("export.about") }
    }

    /// What was received of `url`, where there is a version to ask the rest of.
    fn held(&self, url: &str) -> Option<Held> {
        let about = fs::read_to_string(&self.about).ok()?;
        let mut lines = about.lines();
        let (from, version) = (lines.next()?, lines.next()?);
        let digest = lines.next().and_then(Digest::read);
        let length = fs::metadata(&self.bytes).ok()?.len();
        (from == url && !version.is_empty() && length > 0).then(|| Held {
            length,
            version: version.to_owned(),
            digest,
        })
    }

    fn begin(&self, url: &str, version: &str, digest: Option<&Digest>) -> io::Result<File> {
        let digest = digest.map(ToString::to_string).unwrap_or_default();
        fs::write(&self.about, format!("{url}\n{version}\n{digest}\n"))?;
        File::create(&self.bytes)
    }
}

/// Fetches `url` into memory by way of `folder`, resuming what an earlier call left there.
///
/// - Takes: `progress`, told how many more bytes came.
/// - Refuses: a server that cannot be reached or has no such file, a transfer that keeps breaking off, and
///   one that does not come to the digest that the server names.
pub fn fetch(url: &str, folder: &Path, mut progress: impl FnMut(u64)) -> Result<Vec<u8>, FetchError> {
    let in_file = |path: &Path| {
        let path = path.to_owned();
        move |error| FetchError::File { path, error }
    };
    fs::create_dir_all(folder).map_err(in_file(folder))?;
    let part = Part::in_folder(folder);
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_connect(Some(Duration::from_secs(20)))
        .timeout_recv_response(Some(Duration::from_secs(60)))
        .user_agent(concat!("otay/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let mut received = 0;
    for _ in 0..ATTEMPTS {
        match attempt(&agent, url, &part, &mut progress)? {
            Ended::Whole(digest) => {
                let bytes = fs::read(&part.bytes).map_err(in_file(&part.bytes))?;
                if let Some(digest) = digest.filter(|digest| !digest.is_of(&bytes)) {
                    forget(folder);
                    return Err(FetchError::Damaged { url: url.to_owned(), algorithm: digest.algorithm() });
                }
                return Ok(bytes);
            }
            Ended::BrokenOff(so_far) => received = so_far,
        }
    }
    let kept = part.held(url).map_or(0, |held| held.length);
    if kept == 0 {
        forget(folder);
    }
    Err(FetchError::Interrupted { url: url.to_owned(), received, kept })
}

/// Forgets what was gathered: it was whole and taken, or whole and no good.
pub fn forget(folder: &Path) {
    let part = Part::in_folder(folder);
    for path in [&part.bytes, &part.about] {
        // A file that is not there is what is wanted.
        let _ = fs::remove_file(path);
    }
}

enum Ended {
    /// All of it, with what it has to come to.
    Whole(Option<Digest>),
    BrokenOff(u64),
}

fn attempt(
    agent: &ureq::Agent,
    url: &str,
    part: &Part,
    progress: &mut impl FnMut(u64),
) -> Result<Ended, FetchError> {
    let in_file = |error| FetchError::File { path: part.bytes.clone(), error };
    let held = part.held(url);
    let mut request = agent.get(url);
    if let Some(Held { length, version, .. }) = &held {
        request = request.header("Range", format!("bytes={length}-")).header("If-Range", version);
    }
    let response = match request.call() {
        Ok(response) => response,
        // A connection that breaks before the answer, when part is held already, is one more break.
        Err(error) => match held {
            Some(held) if matches!(error, ureq::Error::Io(_)) => return Ok(Ended::BrokenOff(held.length)),
            _ => {
                return Err(FetchError::Unreachable { url: url.to_owned(), reason: error.to_string() });
            }
        },
    };
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
    // A weak tag holds for files that differ in their bytes; parts of two of them make no file.
    let strong = header("etag").filter(|tag| !tag.starts_with("W/"));
    let version = strong.or_else(|| header("last-modified")).unwrap_or("").to_owned();
    let named = Digest::of_headers(header);
    let length = header("content-length").and_then(|length| length.parse::<u64>().ok());
    let begins = header("content-range")
        .and_then(|range| range.strip_prefix("bytes ")?.split('-').next()?.parse::<u64>().ok());
    let (mut file, mut received, digest) = match (response.status().as_u16(), held) {
        (206, Some(held)) if begins == Some(held.length) => {
            let file = OpenOptions::new().append(true).open(&part.bytes).map_err(in_file)?;
            (file, held.length, held.digest)
        }
        (200, _) => (part.begin(url, &version, named.as_ref()).map_err(in_file)?, 0, named),
        // What is held does not fit what the server has: begin again.
        (206 | 416, Some(_)) => {
            fs::remove_file(&part.bytes).map_err(in_file)?;
            return Ok(Ended::BrokenOff(0));
        }
        (status, _) => return Err(FetchError::Refused { url: url.to_owned(), status }),
    };
    let total = length.map(|length| received + length);
    let mut body = response.into_body().into_reader();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match body.read(&mut buffer) {
            Ok(0) if total.is_none_or(|total| received == total) => {
                file.sync_all().map_err(in_file)?;
                return Ok(Ended::Whole(digest));
            }
            Ok(0) | Err(_) => return Ok(Ended::BrokenOff(received)),
            Ok(count) => {
                file.write_all(&buffer[..count]).map_err(in_file)?;
                received += count as u64;
                progress(count as u64);
            }
        }
    }
}
