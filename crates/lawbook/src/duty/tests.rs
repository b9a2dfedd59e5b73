use super::*;
use crate::Lawbook;

#[test]
fn the_duty_law_reads() {
    let parts = read(Lawbook::bundled().files()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert!(parts.additional.authorities().len() > 20);
}
