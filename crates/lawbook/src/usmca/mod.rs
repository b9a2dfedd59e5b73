//! The rules of origin of the USMCA: `law/usmca`.

pub mod automotive;
pub mod concordance;
pub mod provisions;
pub mod psr;

use customs::origin::{Concordance, OriginLaw, Provisions};

use crate::error::LawbookError;
use crate::files::LawFiles;

/// The folder of the product-specific rules.
const RULES: &str = "law/usmca/product_specific";

/// Reads the law of origin: rules, provisions, concordance.
///
/// - Refuses: every line that cannot be read, with its place; what does not hold together.
pub fn read(files: &LawFiles) -> Result<OriginLaw, Vec<LawbookError>> {
    let mut problems = Vec::new();
    let mut chapters = Vec::new();
    for path in files.list(RULES).map_err(|error| vec![error])? {
        match read_chapter(files, &path) {
            Ok(chapter) => chapters.push(chapter),
            Err(errors) => problems.extend(errors),
        }
    }
    let provisions = provisions::read(files).unwrap_or_else(|errors| {
        problems.extend(errors);
        Provisions::default()
    });
    let concordance = concordance::read(files).unwrap_or_else(|errors| {
        problems.extend(errors);
        Concordance::default()
    });
    let automotive = automotive::read(files).map_err(|error| problems.push(error)).unwrap_or_default();
    match OriginLaw::new(chapters, provisions, concordance) {
        Ok(law) if problems.is_empty() => Ok(law.with_automotive(automotive)),
        Ok(_) => Err(problems),
        Err(errors) => {
            problems.extend(errors.into_iter().map(|error| LawbookError::new(RULES, None, error)));
            Err(problems)
        }
    }
}

fn read_chapter(files: &LawFiles, path: &str) -> Result<customs::origin::ChapterRules, Vec<LawbookError>> {
    let text = files.text(path).map_err(|error| vec![error])?;
    let place = |errors: Vec<(usize, psr::PsrError)>| -> Vec<LawbookError> {
        errors.into_iter().map(|(line, error)| LawbookError::new(path, Some(line), error)).collect()
    };
    psr::parse(&text).and_then(|file| psr::assemble(&file)).map_err(place)
}
