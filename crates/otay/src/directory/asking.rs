//! What is asked of makers, as the command line and the pages take it.

use customs::Decimal;
use directory::matching::{Requirements, Weights};
use directory::region::Region;
use lawbook::case::Case;

use crate::problems::{Failure, Failures};

/// What the product of a case asks of its maker, on the case's day.
#[must_use]
pub fn requirements_of(case: &Case, region: &Region) -> Requirements {
    let year = u16::try_from(case.as_of.value.year()).unwrap_or(0);
    let mut requirements = Requirements::of_goods(case.product.code.value, year, region);
    let volume = case.product.annual_volume.value;
    requirements.annual_volume = u64::try_from(volume.to_scaled() / Decimal::ONE.to_scaled()).ok();
    requirements
}

/// Weights such as `product=40`; what is not named keeps its stated one.
///
/// - Refuses: a name that is no criterion, what is not a whole number up to 1000.
pub fn weights(given: &[String]) -> Result<Weights, Failures> {
    let mut weights = Weights::STATED;
    for text in given {
        let refused = || {
            Failures::from(Failure::of("directory-weight-unreadable", vec![("weight", text.as_str().into())]))
        };
        let (name, value) = text.split_once('=').ok_or_else(refused)?;
        let value: u32 = value.trim().parse().ok().filter(|value| *value <= 1000).ok_or_else(refused)?;
        let weight = match name.trim() {
            "activity" => &mut weights.activity,
            "product" => &mut weights.product,
            "expected" => &mut weights.expected,
            "size" => &mut weights.size,
            "distance" => &mut weights.distance,
            "evidence" => &mut weights.evidence,
            _ => return Err(refused()),
        };
        *weight = value;
    }
    Ok(weights)
}
