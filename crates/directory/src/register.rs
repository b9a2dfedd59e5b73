//! The register: statements by sources about organizations, and organizations as what is stated of them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::geography::Coordinates;

/// What an organization is in the region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A plant that makes goods, for its own house or for others.
    Plant,
    /// A plant that makes goods for others.
    ContractManufacturer,
    /// A firm under whose programs others manufacture.
    Shelter,
    /// Engineering and technology talent.
    Engineering,
    /// Logistics.
    Logistics,
    /// Customs broker.
    CustomsBroker,
    /// Industrial park.
    Park,
    /// University or training center.
    Education,
    /// Public or non-profit partner.
    Partner,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Plant,
        Self::ContractManufacturer,
        Self::Shelter,
        Self::Engineering,
        Self::Logistics,
        Self::CustomsBroker,
        Self::Park,
        Self::Education,
        Self::Partner,
    ];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plant => "plant",
            Self::ContractManufacturer => "contract-manufacturer",
            Self::Shelter => "shelter",
            Self::Engineering => "engineering",
            Self::Logistics => "logistics",
            Self::CustomsBroker => "customs-broker",
            Self::Park => "park",
            Self::Education => "education",
            Self::Partner => "partner",
        }
    }

    /// Whether goods are made there.
    #[must_use]
    pub const fn makes_goods(self) -> bool {
        matches!(self, Self::Plant | Self::ContractManufacturer)
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.code() == text).ok_or(())
    }
}

/// How many people work at a site, in the strata of DENUE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Size {
    /// 0 to 5.
    UpTo5,
    /// 6 to 10.
    UpTo10,
    /// 11 to 30.
    UpTo30,
    /// 31 to 50.
    UpTo50,
    /// 51 to 100.
    UpTo100,
    /// 101 to 250.
    UpTo250,
    /// 251 and more.
    Over250,
}

impl Size {
    /// All strata, smallest first.
    pub const ALL: [Self; 7] =
        [Self::UpTo5, Self::UpTo10, Self::UpTo30, Self::UpTo50, Self::UpTo100, Self::UpTo250, Self::Over250];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::UpTo5 => "0-5",
            Self::UpTo10 => "6-10",
            Self::UpTo30 => "11-30",
            Self::UpTo50 => "31-50",
            Self::UpTo100 => "51-100",
            Self::UpTo250 => "101-250",
            Self::Over250 => "251+",
        }
    }

    /// The stratum of a headcount.
    #[must_use]
    pub const fn of(headcount: u32) -> Self {
        match headcount {
            0..=5 => Self::UpTo5,
            6..=10 => Self::UpTo10,
            11..=30 => Self::UpTo30,
            31..=50 => Self::UpTo50,
            51..=100 => Self::UpTo100,
            101..=250 => Self::UpTo250,
            _ => Self::Over250,
        }
    }
}

impl FromStr for Size {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|size| size.code() == text).ok_or(())
    }
}

/// The day, month or year a statement speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AsOf(String);

impl AsOf {
    /// The year.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.0[..4].parse().unwrap_or(0)
    }
}

impl FromStr for AsOf {
    type Err = ();

    /// Reads `2022`, `2022-08` or `2022-08-14`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = text.split('-').collect();
        let number = |at: usize, length: usize, low: u32, high: u32| match parts.get(at) {
            None => true,
            Some(part) => part.len() == length && part.parse().is_ok_and(|n: u32| (low..=high).contains(&n)),
        };
        let whole =
            parts.len() <= 3 && number(0, 4, 1900, 2999) && number(1, 2, 1, 12) && number(2, 2, 1, 31);
        whole.then(|| Self(text.to_owned())).ok_or(())
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A skill of an organization's people, with how many have it where stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skill {
    /// Concept of the vocabulary.
    pub concept: String,
    /// How many people, where stated.
    pub headcount: Option<u32>,
}

/// Why a statement was put with an organization that was there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// 0 to 100.
    pub confidence: u8,
    /// What agreed: a list of `record`, `name`, `name~`, `address`, `postal-code`, `distance:METERS`.
    pub because: Vec<String>,
}

/// What one source says of one organization at one site on one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Stable name of the organization.
    pub organization: String,
    /// What it is.
    pub kind: Kind,
    /// Its name as the source writes it.
    pub name: String,
    /// Trade names and former names.
    pub other_names: Vec<String>,
    /// Name of the site within the organization; empty when the statement is about the whole.
    pub site: String,
    /// Street and number.
    pub address: String,
    /// Municipality or city.
    pub municipality: String,
    /// State.
    pub state: String,
    /// `MX` or `US`.
    pub country: String,
    /// Postal code.
    pub postal_code: String,
    /// Industrial park, as the source names it.
    pub park: String,
    /// Where the site is.
    pub at: Option<Coordinates>,
    /// SCIAN or NAICS codes.
    pub activities: Vec<String>,
    /// Concepts of the vocabulary, all kinds but skills.
    pub concepts: Vec<String>,
    /// Skills of its people.
    pub skills: Vec<Skill>,
    /// Tightest tolerance held, in micrometers.
    pub tolerance_micrometers: Option<u32>,
    /// Best clean room, ISO 14644 class 1 to 9.
    pub clean_room_class: Option<u8>,
    /// Stratum of people employed.
    pub size: Option<Size>,
    /// People employed.
    pub headcount: Option<u32>,
    /// Students enrolled.
    pub enrollment: Option<u32>,
    /// Graduates a year.
    pub annual_graduates: Option<u32>,
    /// Telephone.
    pub phone: String,
    /// Electronic mail.
    pub email: String,
    /// Web site.
    pub website: String,
    /// The organization's or the user's own words.
    pub notes: String,
    /// Where this comes from.
    pub source: String,
    /// The source's own number for it.
    pub record: String,
    /// When it was so.
    pub as_of: AsOf,
    /// Whether the organization itself confirmed it.
    pub confirmed: bool,
    /// How it was put with others, where it was not the first.
    pub merge: Option<Merge>,
}

impl Statement {
    /// A statement that says nothing yet.
    #[must_use]
    pub fn new(organization: &str, kind: Kind, name: &str, source: &str, as_of: AsOf) -> Self {
        Self {
            organization: organization.to_owned(),
            kind,
            name: name.to_owned(),
            other_names: Vec::new(),
            site: String::new(),
            address: String::new(),
            municipality: String::new(),
            state: String::new(),
            country: "MX".to_owned(),
            postal_code: String::new(),
            park: String::new(),
            at: None,
            activities: Vec::new(),
            concepts: Vec::new(),
            skills: Vec::new(),
            tolerance_micrometers: None,
            clean_room_class: None,
            size: None,
            headcount: None,
            enrollment: None,
            annual_graduates: None,
            phone: String::new(),
            email: String::new(),
            website: String::new(),
            notes: String::new(),
            source: source.to_owned(),
            record: String::new(),
            as_of,
            confirmed: false,
            merge: None,
        }
    }

    /// All concepts, skills among them.
    pub fn all_concepts(&self) -> impl Iterator<Item = &str> {
        self.concepts.iter().map(String::as_str).chain(self.skills.iter().map(|s| s.concept.as_str()))
    }

    /// How many of its people have a skill, where the statement counts them.
    #[must_use]
    pub fn people_with(&self, concept: &str) -> Option<u32> {
        self.skills.iter().find(|skill| skill.concept == concept).and_then(|skill| skill.headcount)
    }

    /// The stratum, from the headcount where only that is stated.
    #[must_use]
    pub fn size_class(&self) -> Option<Size> {
        self.size.or_else(|| self.headcount.map(Size::of))
    }
}

/// An organization: what the sources state of it, oldest statement first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Stable name.
    pub id: String,
    /// What is stated of it.
    pub statements: Vec<Statement>,
}

/// A site of an organization with the statements about it.
#[derive(Clone, Debug)]
pub struct Site<'a> {
    /// Its name within the organization; empty when no statement names one.
    pub name: &'a str,
    /// The statements about the site and about the organization as a whole.
    pub statements: Vec<&'a Statement>,
}

impl Organization {
    /// Its name in the newest statement.
    #[must_use]
    pub fn name(&self) -> &str {
        self.newest().map_or("", |statement| statement.name.as_str())
    }

    /// What it is: every kind stated, once.
    #[must_use]
    pub fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = self.statements.iter().map(|statement| statement.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    fn newest(&self) -> Option<&Statement> {
        self.statements.iter().max_by(|a, b| a.as_of.cmp(&b.as_of))
    }

    /// Its sites; one without a name when no statement names one.
    #[must_use]
    pub fn sites(&self) -> Vec<Site<'_>> {
        let mut names: Vec<&str> = Vec::new();
        for statement in &self.statements {
            if !statement.site.is_empty() && !names.contains(&statement.site.as_str()) {
                names.push(&statement.site);
            }
        }
        if names.is_empty() {
            names.push("");
        }
        names
            .into_iter()
            .map(|name| Site {
                name,
                statements: self
                    .statements
                    .iter()
                    .filter(|statement| statement.site == name || statement.site.is_empty())
                    .collect(),
            })
            .collect()
    }
}

impl<'a> Site<'a> {
    /// The newest statement for which `pick` finds something, and what it found.
    pub fn newest<T>(&self, pick: impl Fn(&'a Statement) -> Option<T>) -> Option<(T, &'a Statement)> {
        let mut found: Option<(T, &'a Statement)> = None;
        for statement in &self.statements {
            if let Some(value) = pick(statement)
                && found.as_ref().is_none_or(|(_, best)| statement.as_of >= best.as_of)
            {
                found = Some((value, statement));
            }
        }
        found
    }

    /// Where it is, by the newest statement that says so.
    #[must_use]
    pub fn at(&self) -> Option<Coordinates> {
        self.newest(|statement| statement.at).map(|(at, _)| at)
    }

    /// The newest text of a field that is not empty.
    #[must_use]
    pub fn text(&self, pick: impl Fn(&'a Statement) -> &'a str) -> &'a str {
        self.newest(|statement| Some(pick(statement)).filter(|text| !text.is_empty()))
            .map_or("", |(text, _)| text)
    }

    /// The newest date any statement speaks of.
    #[must_use]
    pub fn last_seen(&self) -> Option<&'a AsOf> {
        self.statements.iter().map(|statement| &statement.as_of).max()
    }
}

/// Gathers statements into organizations, in the order of their ids.
#[must_use]
pub fn gather(statements: impl IntoIterator<Item = Statement>) -> Vec<Organization> {
    let mut by_id: BTreeMap<String, Vec<Statement>> = BTreeMap::new();
    for statement in statements {
        by_id.entry(statement.organization.clone()).or_default().push(statement);
    }
    by_id.into_iter().map(|(id, statements)| Organization { id, statements }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_months_or_years() {
        for good in ["2022", "2022-08", "2022-08-14"] {
            assert_eq!(good.parse::<AsOf>().unwrap().year(), 2022);
        }
        for bad in ["22", "2022-13", "2022-8", "2022-08-14-1", "", "2022-00", "abcd"] {
            assert!(bad.parse::<AsOf>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_site_takes_what_is_said_of_the_whole() {
        let year = |text: &str| text.parse::<AsOf>().unwrap();
        let mut whole = Statement::new("a", Kind::Plant, "A", "x", year("2020"));
        whole.concepts.push("iso-9001".into());
        let mut site = Statement::new("a", Kind::Plant, "A", "y", year("2022"));
        site.site = "Plant 1".into();
        site.municipality = "Tijuana".into();
        let organization = gather([whole, site]).remove(0);
        let sites = organization.sites();
        assert_eq!(sites.len(), 1);
        assert_eq!(sites[0].statements.len(), 2);
        assert_eq!(sites[0].text(|s| &s.municipality), "Tijuana");
        assert_eq!(sites[0].last_seen().unwrap().year(), 2022);
    }
}
