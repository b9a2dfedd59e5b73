//! What the workbench answers by: the law, the region's facts, the register.

use std::path::Path;

use customs::{Law, Problem};
use directory::geography::Coordinates;
use directory::region::Region;
use directory::register::{Organization, gather};
use directory::search::RegisterIndex;
use directory::store::Store as Register;
use lawbook::hts::labels::{self, Labels};
use lawbook::region::Facts;
use lawbook::{Lawbook, Place};

use crate::directory::map::Point;
use crate::problems::{Failure, Failures};
use crate::tariff::store::{Descriptions, Store as TariffStore};

/// Everything an answer rests on, read once.
pub struct Knowledge {
    /// The law.
    pub law: Law,
    /// What chapters and headings are called, in our words.
    pub labels: Labels,
    /// The official descriptions, where the user has fetched them.
    pub descriptions: Option<Descriptions>,
    /// What the law held here leaves out.
    pub left_out: Vec<lawbook::NotModelled>,
    /// Dated facts of the region.
    pub facts: Facts,
    /// Places a case may name.
    pub places: Vec<Place>,
    /// The region as the directory knows it.
    pub region: Region,
    /// The organizations of the register: those bundled, and those the user has imported.
    pub organizations: Vec<Organization>,
    /// Their index.
    pub index: RegisterIndex,
}

impl Knowledge {
    /// Reads what the program carries.
    pub fn read(book: &Lawbook) -> Result<Self, Failures> {
        Self::read_with(book, None, None)
    }

    /// Reads what the program carries, what the user has fetched into `data`, and the user's own `register`.
    pub fn read_with(
        book: &Lawbook,
        data: Option<&Path>,
        register: Option<&Register>,
    ) -> Result<Self, Failures> {
        let labels = labels::read(book.files()).map_err(|problems| Failures::all(&problems))?;
        let descriptions = match data {
            Some(data) => TariffStore::at(data).descriptions()?,
            None => None,
        };
        let law = book.law().map_err(|problems| Failures::all(&problems))?;
        let facts = book.region_facts().map_err(|problems| Failures::all(&problems))?;
        let left_out = book.coverage_statement()?.not_modelled;
        let places = book.places()?;
        let region = crate::directory::region(book)?;
        let told = |error: &dyn Problem| Failures::from(Failure::new(error));
        let (organizations, index) = match register {
            Some(register) => {
                let statements = register.statements(&region).map_err(|error| told(&error))?;
                (gather(statements), register.index(&region).map_err(|error| told(&error))?)
            }
            None => {
                let organizations = gather(region.statements.iter().cloned());
                let index =
                    RegisterIndex::in_memory(&organizations, &region).map_err(|error| told(&error))?;
                (organizations, index)
            }
        };
        Ok(Self { law, labels, descriptions, left_out, facts, places, region, organizations, index })
    }

    /// Every site with coordinates, those of the organizations `chosen` standing out.
    #[must_use]
    pub fn points(&self, chosen: &[String]) -> Vec<Point> {
        let mut points = Vec::new();
        for organization in &self.organizations {
            for site in organization.sites() {
                let at: Option<Coordinates> = site.at();
                if let Some(at) = at {
                    // The legal form says nothing on a map.
                    let label = directory::import::names::part(organization.name()).name;
                    points.push(Point { at, label, chosen: chosen.contains(&organization.id) });
                }
            }
        }
        points
    }
}
