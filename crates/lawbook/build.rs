//! Packs `law/` and `region/` into compressed archives that the program carries in itself.
//!
//! One archive an area (`law/hts`, `law/usmca`, `region/labor`, ...; files directly in `law/` make the area
//! `law`), so that a command unpacks only what it uses. Deterministic: files in the order of their names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join("../..");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    // The strongest level takes seconds on the schedule; a development build has no use for it.
    let level = if std::env::var("PROFILE")? == "release" { 19 } else { 1 };

    let mut areas: BTreeMap<String, Vec<(String, PathBuf)>> = BTreeMap::new();
    for top in ["law", "region"] {
        println!("cargo::rerun-if-changed={}", root.join(top).display());
        collect(&root, &root.join(top), &mut areas)?;
    }
    println!("cargo::rerun-if-changed=build.rs");

    let mut index = String::from("static AREAS: &[Archive] = &[\n");
    for (number, (area, mut files)) in areas.into_iter().enumerate() {
        files.sort();
        let archive = format!("area{number}.zst");
        let packed = pack(&files)?;
        fs::write(out.join(&archive), zstd::bulk::compress(&packed, level)?)?;
        index.push_str(&format!(
            "    Archive {{ area: {area:?}, unpacked: {}, bytes: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{archive}\")) }},\n",
            packed.len()
        ));
    }
    index.push_str("];\n");
    fs::write(out.join("areas.rs"), index)?;
    Ok(())
}

/// Every file under `folder`, by area.
fn collect(
    root: &Path,
    folder: &Path,
    areas: &mut BTreeMap<String, Vec<(String, PathBuf)>>,
) -> Result<(), Failure> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, areas)?;
            continue;
        }
        let parts: Vec<&str> = path.strip_prefix(root)?.iter().filter_map(|part| part.to_str()).collect();
        let name = parts.join("/");
        if parts.iter().any(|part| part.starts_with('.')) || name.ends_with(".md") && parts.len() > 2 {
            continue;
        }
        let area = if parts.len() > 2 { parts[..2].join("/") } else { parts[0].to_owned() };
        areas.entry(area).or_default().push((name, path));
    }
    Ok(())
}

/// `count`, then for each file its name and length, then the contents; lengths as little-endian u32.
fn pack(files: &[(String, PathBuf)]) -> Result<Vec<u8>, Failure> {
    let mut head = u32::try_from(files.len())?.to_le_bytes().to_vec();
    let mut body: Vec<u8> = Vec::new();
    for (name, path) in files {
        let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        head.extend(u32::try_from(name.len())?.to_le_bytes());
        head.extend(name.as_bytes());
        head.extend(u32::try_from(text.len())?.to_le_bytes());
        body.extend(text.as_bytes());
    }
    head.extend(body);
    Ok(head)
}
