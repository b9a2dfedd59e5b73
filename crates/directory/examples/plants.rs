//! Writes `region/plants.csv` anew from a file of the federal register of emissions (RETC):
//! `cargo run -p directory --example plants -- FILE > region/plants.csv`.

use std::fs::File;
use std::io::{BufReader, stdout};
use std::path::Path;

use directory::exchange::{COLUMNS, StatementWriter};
use directory::import::{Importer, Refusal, encoding::Decoded, retc};
use directory::region::Region;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give the file of the register")?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../region");
    let region = Region::read(|name| match name {
        // The file that is being written.
        "plants.csv" => Some(COLUMNS.join(",")),
        _ => std::fs::read_to_string(folder.join(name)).ok(),
    })?;
    let mut importer = Importer::new(Some(&region.land));
    let mut writer = StatementWriter::new(stdout().lock())?;
    let from = Decoded::new(BufReader::new(File::open(&path)?));
    retc::stream(
        &path,
        from,
        None,
        Some(retc::COMPILED_STATE),
        &region.vocabulary,
        |line, row: Result<_, Refusal>| {
            let taken = importer.take(line, row);
            let _ = taken.notices.iter().try_for_each(|notice| {
                use std::io::Write;
                writeln!(std::io::stderr(), "{line}: {notice:?}")
            });
            if let Some(statement) = taken.statement {
                writer.write(&statement, &region.vocabulary)?;
            }
            Ok::<(), Box<dyn std::error::Error>>(())
        },
    )?;
    drop(writer.finish()?);
    use std::io::Write;
    writeln!(std::io::stderr(), "{:?}", importer.counts)?;
    Ok(())
}
