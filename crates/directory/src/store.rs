//! The user's own register, its index and saved searches, in one folder.
//!
//! The register is one file in the exchange format. An import writes it anew beside the old one and puts it
//! in its place whole, so that a broken import leaves what was there. The index belongs to one state of the
//! register and of the bundled facts; when either changes it is built anew.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use customs::{Problem, Value};
use thiserror::Error;

use crate::delimited::FileError;
use crate::exchange::{self, COLUMNS, Defaults, StatementWriter};
use crate::import::{self, Counts, Importer, Refusal, Taken, hash};
use crate::region::Region;
use crate::register::{Organization, Statement, gather};
use crate::search::{RegisterIndex, SearchError};

/// Why the folder cannot be used.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A file cannot be read or written.
    #[error("{path}: {reason}")]
    File {
        /// The file.
        path: String,
        /// Why.
        reason: String,
    },
    /// A file of the register is wrong.
    #[error(transparent)]
    Register(#[from] FileError),
    /// The index.
    #[error(transparent)]
    Index(#[from] SearchError),
    /// There is no saved search of that name.
    #[error("there is no saved search `{0}`")]
    NoSuchSearch(String),
}

impl Problem for StoreError {
    fn code(&self) -> &'static str {
        match self {
            Self::File { .. } => "directory-store-unusable",
            Self::Register(error) => error.code(),
            Self::Index(error) => error.code(),
            Self::NoSuchSearch(_) => "directory-search-unknown",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::File { path, reason } => {
                vec![("path", path.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::Register(error) => error.arguments(),
            Self::Index(error) => error.arguments(),
            Self::NoSuchSearch(name) => vec![("name", name.as_str().into())],
        }
    }
}

/// The folder.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// What an importer hands over: the line, and the statement or why it is refused.
pub type Rows<'a> = dyn FnMut(&mut dyn FnMut(u64, Result<Statement, Refusal>) -> Result<(), StoreError>) -> Result<(), StoreError>
    + 'a;

const INDEX_MEMORY: usize = 200 << 20;

impl Store {
    /// The register kept in `folder`, which need not exist yet.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    fn register(&self) -> PathBuf {
        self.folder.join("register.csv")
    }

    fn failed(path: &Path) -> impl Fn(io::Error) -> StoreError + '_ {
        |error| StoreError::File { path: path.display().to_string(), reason: error.to_string() }
    }

    /// Reads the user's statements one at a time.
    pub fn each_statement(
        &self,
        region: &Region,
        mut each: impl FnMut(Statement) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let path = self.register();
        if !path.exists() {
            return Ok(());
        }
        let file = File::open(&path).map_err(Self::failed(&path))?;
        exchange::stream(
            &path.display().to_string(),
            BufReader::new(file),
            &region.vocabulary,
            &Defaults::default(),
            |_, row| each(row?),
        )
    }

    /// Every statement, bundled and the user's own, for registers small enough to hold.
    pub fn statements(&self, region: &Region) -> Result<Vec<Statement>, StoreError> {
        let mut all = region.statements.clone();
        self.each_statement(region, |statement| {
            all.push(statement);
            Ok(())
        })?;
        Ok(import::latest(all))
    }

    /// Imports `rows`. `each` is told of every row; with `dry_run` nothing is written.
    ///
    /// Memory grows with what is known and taken, some 300 bytes a statement, not with the rows refused.
    pub fn import(
        &self,
        region: &Region,
        rows: &mut Rows<'_>,
        dry_run: bool,
        each: &mut dyn FnMut(&Taken),
    ) -> Result<Counts, StoreError> {
        let mut importer = Importer::new(Some(&region.land));
        for statement in &region.statements {
            importer.know(statement);
        }
        self.each_statement(region, |statement| {
            importer.know(&statement);
            Ok(())
        })?;
        if dry_run {
            rows(&mut |line, row| {
                each(&importer.take(line, row));
                Ok(())
            })?;
            return Ok(importer.counts);
        }
        fs::create_dir_all(&self.folder).map_err(Self::failed(&self.folder))?;
        let additions = self.folder.join("additions.csv");
        let file = File::create(&additions).map_err(Self::failed(&additions))?;
        let mut writer = StatementWriter::new(BufWriter::new(file)).map_err(|e| broken(&additions, &e))?;
        let mut replaced: HashSet<u64> = HashSet::new();
        rows(&mut |line, row| {
            let taken = importer.take(line, row);
            each(&taken);
            if let Some(statement) = &taken.statement {
                if let Some((source, record)) = import::record_key(statement) {
                    replaced.insert(hash(&[source, record]));
                }
                writer.write(statement, &region.vocabulary).map_err(|e| broken(&additions, &e))?;
            }
            Ok(())
        })?;
        writer.finish().and_then(|mut file| file.flush()).map_err(Self::failed(&additions))?;
        if importer.counts.added + importer.counts.merged + importer.counts.changed > 0 {
            self.compose(region, &additions, &replaced)?;
        }
        fs::remove_file(&additions).map_err(Self::failed(&additions))?;
        Ok(importer.counts)
    }

    /// The old register without what is replaced, then the additions; of a record that stands twice in
    /// the additions the last.
    fn compose(&self, region: &Region, additions: &Path, replaced: &HashSet<u64>) -> Result<(), StoreError> {
        let fresh = self.folder.join("register.csv.new");
        let file = File::create(&fresh).map_err(Self::failed(&fresh))?;
        let mut writer = StatementWriter::new(BufWriter::new(file)).map_err(|e| broken(&fresh, &e))?;
        let vocabulary = &region.vocabulary;
        let key = |statement: &Statement| import::record_key(statement).map(|(s, r)| hash(&[s, r]));
        self.each_statement(region, |statement| {
            if key(&statement).is_none_or(|key| !replaced.contains(&key)) {
                writer.write(&statement, vocabulary).map_err(|e| broken(&fresh, &e))?;
            }
            Ok(())
        })?;
        let mut times: HashMap<u64, u32> = HashMap::new();
        let read = |each: &mut dyn FnMut(Statement) -> Result<(), StoreError>| {
            let file = File::open(additions).map_err(Self::failed(additions))?;
            let name = additions.display().to_string();
            exchange::stream(&name, BufReader::new(file), vocabulary, &Defaults::default(), |_, row| {
                each(row?)
            })
        };
        read(&mut |statement| {
            if let Some(key) = key(&statement) {
                *times.entry(key).or_default() += 1;
            }
            Ok(())
        })?;
        read(&mut |statement| {
            if let Some(left) = key(&statement).and_then(|key| times.get_mut(&key)) {
                *left -= 1;
                if *left > 0 {
                    return Ok(());
                }
            }
            writer.write(&statement, vocabulary).map_err(|e| broken(&fresh, &e))
        })?;
        writer.finish().and_then(|mut file| file.flush()).map_err(Self::failed(&fresh))?;
        let path = self.register();
        fs::rename(&fresh, &path).map_err(Self::failed(&path))
    }

    /// The index of everything known, built where there is none for this state of the facts.
    ///
    /// Without a register of the user's own the index is built in memory: the bundled one takes some
    /// milliseconds.
    pub fn index(&self, region: &Region) -> Result<RegisterIndex, StoreError> {
        let path = self.register();
        if !path.exists() {
            return Ok(RegisterIndex::in_memory(&gather(region.statements.clone()), region)?);
        }
        let state = [
            format!("{:x}", RegisterIndex::layout()),
            format!("{:x}", region.fingerprint),
            stamp(&path).map_err(Self::failed(&path))?,
        ];
        let parts: Vec<&str> = state.iter().map(String::as_str).collect();
        let name = format!("index-{:016x}", hash(&parts));
        let folder = self.folder.join(&name);
        let whole = folder.join("whole");
        if whole.exists() {
            return Ok(RegisterIndex::open(&folder)?);
        }
        self.forget_indexes()?;
        let organizations = Organizations::read(&path, region)?;
        let mut problem = None;
        let all = organizations.filter_map(|organization| match organization {
            Ok(organization) => Some(organization),
            Err(error) => {
                problem.get_or_insert(error);
                None
            }
        });
        let index = RegisterIndex::build(&folder, all, region, 2, INDEX_MEMORY)?;
        if let Some(error) = problem {
            return Err(error);
        }
        fs::write(&whole, "").map_err(Self::failed(&whole))?;
        Ok(index)
    }

    fn forget_indexes(&self) -> Result<(), StoreError> {
        for entry in fs::read_dir(&self.folder).map_err(Self::failed(&self.folder))? {
            let path = entry.map_err(Self::failed(&self.folder))?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.starts_with("index-") && path.is_dir() {
                fs::remove_dir_all(&path).map_err(Self::failed(&path))?;
            }
        }
        Ok(())
    }

    /// The saved searches: name and the arguments that were given.
    pub fn searches(&self) -> Result<Vec<(String, Vec<String>)>, StoreError> {
        let path = self.folder.join("searches.csv");
        if !path.exists() {
            return Ok(Vec::new());
        }
        let text = fs::read_to_string(&path).map_err(Self::failed(&path))?;
        let mut rows =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut all = Vec::new();
        for row in rows.records() {
            let row = row.map_err(|error| broken(&path, &error))?;
            let mut fields = row.iter().map(str::to_owned);
            if let Some(name) = fields.next() {
                all.push((name, fields.collect()));
            }
        }
        Ok(all)
    }

    /// Saves a search under a name, in the place of one of that name.
    pub fn save_search(&self, name: &str, arguments: &[String]) -> Result<(), StoreError> {
        let mut all = self.searches()?;
        all.retain(|(known, _)| known != name);
        all.push((name.to_owned(), arguments.to_vec()));
        all.sort();
        self.write_searches(&all)
    }

    /// Forgets a saved search.
    ///
    /// - Refuses: a name under which none is saved.
    pub fn forget_search(&self, name: &str) -> Result<(), StoreError> {
        let mut all = self.searches()?;
        let before = all.len();
        all.retain(|(known, _)| known != name);
        if all.len() == before {
            return Err(StoreError::NoSuchSearch(name.to_owned()));
        }
        self.write_searches(&all)
    }

    fn write_searches(&self, all: &[(String, Vec<String>)]) -> Result<(), StoreError> {
        let path = self.folder.join("searches.csv");
        fs::create_dir_all(&self.folder).map_err(Self::failed(&self.folder))?;
        let mut rows = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for (name, arguments) in all {
            let row = std::iter::once(name).chain(arguments);
            rows.write_record(row).map_err(|error| broken(&path, &error))?;
        }
        let bytes = rows.into_inner().unwrap_or_default();
        fs::write(&path, bytes).map_err(Self::failed(&path))
    }
}

fn broken(path: &Path, error: &csv::Error) -> StoreError {
    StoreError::File { path: path.display().to_string(), reason: error.to_string() }
}

/// The state of a file: its length and the time it was last written. Only this program writes the register,
/// always whole, so that either changes with its contents.
fn stamp(path: &Path) -> io::Result<String> {
    let metadata = fs::metadata(path)?;
    let written = metadata.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Ok(format!("{}-{}", metadata.len(), written.as_nanos()))
}

/// The organizations of a register file and the bundled ones together, one at a time, without holding the
/// file: first where each row stands, then row by row in the order of organizations.
struct Organizations<'r> {
    file: File,
    // Hash of the organization's id, where its row begins, how long it is.
    rows: std::iter::Peekable<std::vec::IntoIter<(u64, u64, u32)>>,
    bundled: std::iter::Peekable<std::vec::IntoIter<(u64, Organization)>>,
    region: &'r Region,
}

impl<'r> Organizations<'r> {
    fn read(path: &Path, region: &'r Region) -> Result<Self, StoreError> {
        let failed = Store::failed(path);
        let file = File::open(path).map_err(&failed)?;
        let mut reader = csv::ReaderBuilder::new()
            .from_reader(BufReader::with_capacity(1 << 20, File::open(path).map_err(&failed)?));
        let header = reader.headers().map_err(|error| broken(path, &error))?.clone();
        let column = |name: &str| header.iter().position(|column| column == name).unwrap_or(usize::MAX);
        let (organization, source, record_at) = (column("organization"), column("source"), column("record"));
        let mut rows = Vec::new();
        let mut records: HashSet<u64> = HashSet::new();
        let mut record = csv::StringRecord::new();
        let mut start = reader.position().byte();
        while reader.read_record(&mut record).map_err(|error| broken(path, &error))? {
            let end = reader.position().byte();
            let get = |at: usize| record.get(at).unwrap_or_default();
            rows.push((hash(&[get(organization)]), start, u32::try_from(end - start).unwrap_or(u32::MAX)));
            if !get(record_at).is_empty() {
                records.insert(hash(&[get(source), get(record_at)]));
            }
            start = end;
        }
        rows.sort_unstable();
        // What the user's register says of a record stands instead of what the bundled one says.
        let kept = region.statements.iter().filter(|statement| {
            import::record_key(statement).is_none_or(|(s, r)| !records.contains(&hash(&[s, r])))
        });
        let mut bundled: Vec<(u64, Organization)> = gather(kept.cloned())
            .into_iter()
            .map(|organization| (hash(&[&organization.id]), organization))
            .collect();
        bundled.sort_by_key(|(key, _)| *key);
        Ok(Self { file, rows: rows.into_iter().peekable(), bundled: bundled.into_iter().peekable(), region })
    }

    fn row(&mut self, start: u64, length: u32) -> Result<Vec<Statement>, StoreError> {
        let mut bytes = vec![0; length as usize];
        let read = self.file.seek(SeekFrom::Start(start)).and_then(|_| self.file.read_exact(&mut bytes));
        read.map_err(|error| StoreError::File {
            path: "register.csv".to_owned(),
            reason: error.to_string(),
        })?;
        let text = format!("{}\n{}", COLUMNS.join(","), String::from_utf8_lossy(&bytes).trim_start());
        Ok(exchange::read("register.csv", &text, &self.region.vocabulary, &Defaults::default())?)
    }
}

impl Iterator for Organizations<'_> {
    type Item = Result<Organization, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        let of_rows = self.rows.peek().map(|(key, ..)| *key);
        let of_bundled = self.bundled.peek().map(|(key, _)| *key);
        let key = match (of_rows, of_bundled) {
            (None, None) => return None,
            (a, b) => a.unwrap_or(u64::MAX).min(b.unwrap_or(u64::MAX)),
        };
        let mut organization = self.bundled.next_if(|(other, _)| *other == key).map(|(_, found)| found);
        while let Some((_, start, length)) = self.rows.next_if(|(other, ..)| *other == key) {
            match self.row(start, length) {
                Err(error) => return Some(Err(error)),
                Ok(statements) => {
                    for statement in statements {
                        let organization = organization.get_or_insert_with(|| Organization {
                            id: statement.organization.clone(),
                            statements: Vec::new(),
                        });
                        organization.statements.push(statement);
                    }
                }
            }
        }
        organization.map(Ok)
    }
}
