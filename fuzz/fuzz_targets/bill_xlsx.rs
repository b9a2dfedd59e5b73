#![no_main]

#[path = "../entry_points.rs"]
mod entry_points;

use std::io::{Cursor, Read as _, Write as _};

use libfuzzer_sys::fuzzer_mutate;
use zip::write::SimpleFileOptions;

libfuzzer_sys::fuzz_target!(
    init: {
        // A panic inside the reader of workbooks underneath is caught by ours and told as a refusal: it does not
        // end the run, as every other does.
        let ends = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !panic.location().is_some_and(|place| place.file().contains("calamine")) {
                ends(panic);
            }
        }));
    },
    |data: &[u8]| entry_points::bill_xlsx(data)
);

// An archive guards its files by checksums, which no bit survives: one of the files that are read is changed and
// packed again. Now and then the archive itself is changed.
libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let files = if seed % 16 == 0 { None } else { unpacked(&data[..size]) };
    let Some(mut files) = files else {
        return fuzzer_mutate(data, size, max_size);
    };
    let (_, file) = {
        let at = (seed / 16) as usize % files.len();
        &mut files[at]
    };
    let length = file.len();
    let most = length + 4096;
    file.resize(most, 0);
    let changed = fuzzer_mutate(file, length, most);
    file.truncate(changed);
    match packed(&files) {
        Some(book) if book.len() <= max_size => {
            data[..book.len()].copy_from_slice(&book);
            book.len()
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
});

/// The files of a workbook that hold what is read; none if they are not to be had.
fn unpacked(book: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).ok()?;
    let mut files = Vec::new();
    for number in 0..archive.len().min(32) {
        let mut file = archive.by_index(number).ok()?;
        let name = file.name().ok()?.into_owned();
        let is_read = name.starts_with("xl/") && !name.contains("theme");
        if is_read || name == "[Content_Types].xml" || name == "_rels/.rels" {
            let mut bytes = Vec::new();
            file.by_ref().take(1 << 20).read_to_end(&mut bytes).ok()?;
            files.push((name, bytes));
        }
    }
    (!files.is_empty()).then_some(files)
}

fn packed(files: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        archive.start_file(name.as_str(), stored).ok()?;
        archive.write_all(bytes).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}
