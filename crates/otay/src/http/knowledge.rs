//! What the workbench answers by: the law, the region's facts, the register.

use std::path::Path;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use customs::{Law, Problem};
use directory::region::Region;
use directory::register::{Organization, Site, gather};
use directory::search::RegisterIndex;
use directory::store::Store as Register;
use lawbook::hts::labels::{self, Labels};
use lawbook::region::Facts;
use lawbook::{Lawbook, Place};

use crate::directory::map::Point;
use crate::problems::{Failure, Failures};
use crate::tariff::search::Index;
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
    /// Where the user's own register is kept, where that is known.
    pub own: Option<Register>,
    register: RwLock<Arc<Known>>,
    tariff_words: OnceLock<Index>,
}

/// The register: the organizations bundled, and those the user has imported.
pub struct Known {
    /// The organizations.
    pub organizations: Vec<Organization>,
    /// Every site with coordinates.
    points: Vec<Point>,
    /// The organization of each of them.
    owners: Vec<String>,
    /// Their index.
    pub index: RegisterIndex,
}

impl Known {
    fn read(own: Option<&Register>, region: &Region) -> Result<Self, Failures> {
        let told = |error: &dyn Problem| Failures::from(Failure::new(error));
        let Some(own) = own else {
            let organizations = region.organizations().to_vec();
            let index = RegisterIndex::in_memory(&organizations, region).map_err(|error| told(&error))?;
            return Ok(Self::of(organizations, index));
        };
        let statements = own.statements(region).map_err(|error| told(&error))?;
        let index = own.index(region).map_err(|error| told(&error))?;
        Ok(Self::of(gather(statements), index))
    }

    fn of(organizations: Vec<Organization>, index: RegisterIndex) -> Self {
        let (mut points, mut owners) = (Vec::new(), Vec::new());
        for organization in &organizations {
            for at in organization.sites().iter().filter_map(Site::at) {
                // The legal form says nothing on a map.
                let label = directory::import::names::part(organization.name()).name;
                points.push(Point { at, label, chosen: false });
                owners.push(organization.id.clone());
            }
        }
        Self { organizations, points, owners, index }
    }
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
        let register_now = RwLock::new(Arc::new(Known::read(register, &region)?));
        Ok(Self {
            law,
            labels,
            descriptions,
            left_out,
            facts,
            places,
            region,
            own: register.cloned(),
            register: register_now,
            tariff_words: OnceLock::new(),
        })
    }

    /// The words of the schedule, cut when they are first searched.
    pub fn tariff_words(&self) -> &Index {
        self.tariff_words.get_or_init(|| Index::new(&self.labels, self.descriptions.as_ref()))
    }

    /// The register as it stands.
    #[must_use]
    pub fn register(&self) -> Arc<Known> {
        Arc::clone(&self.register.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the register again: something was taken into it.
    pub fn read_register_again(&self) -> Result<(), Failures> {
        let known = Arc::new(Known::read(self.own.as_ref(), &self.region)?);
        *self.register.write().unwrap_or_else(PoisonError::into_inner) = known;
        Ok(())
    }

    /// Every site with coordinates, those of the organizations `chosen` standing out.
    #[must_use]
    pub fn points(&self, chosen: &[String]) -> Vec<Point> {
        let register = self.register();
        let with_owner = register.points.iter().zip(&register.owners);
        with_owner.map(|(point, owner)| Point { chosen: chosen.contains(owner), ..point.clone() }).collect()
    }
}
