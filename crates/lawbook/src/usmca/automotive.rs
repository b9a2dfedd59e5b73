//! `law/usmca/automotive`: contents by date, tables of parts, labor value content, steel and aluminum.

use std::collections::BTreeMap;

use customs::origin::automotive::{
    AutomotiveLaw, ContentKey, ContentRequirement, ContentStep, CoreComponent, CoreTableGroup, ExcessLabor,
    LaborRequirement, MetalLaw, PartsTable, PlantCapacity, StagingLaw, TableKey, TableLine, VehicleClass,
    WageLaw,
};
use customs::{Citation, Currency, Dated, Decimal, Money, Period, PeriodError, TariffCode};
use jiff::civil::Date;
use serde::Deserialize;

use crate::LawFiles;
use crate::error::{FileProblem, LawbookError};
use crate::toml_file::{self, day, optional_day};

const FOLDER: &str = "law/usmca/automotive";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContentFile {
    format: i64,
    unit: String,
    requirement: Vec<ContentEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContentEntry {
    key: String,
    source: String,
    steps: Vec<ContentStepEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContentStepEntry {
    #[serde(deserialize_with = "day")]
    from: Date,
    #[serde(default, deserialize_with = "optional_day")]
    until: Option<Date>,
    net_cost: String,
    transaction_value: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TablesFile {
    format: i64,
    unit: String,
    #[serde(deserialize_with = "day")]
    #[allow(dead_code, reason = "stated for the reader: the tables are as old as the agreement")]
    from: Date,
    table: Vec<TableEntry>,
    core_group: Vec<CoreGroupEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableEntry {
    key: String,
    source: String,
    lines: Vec<LineEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineEntry {
    code: String,
    fact: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CoreGroupEntry {
    name: String,
    source: String,
    parts: Vec<String>,
    components: Vec<ComponentEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ComponentEntry {
    name: String,
    codes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LaborFile {
    format: i64,
    unit: String,
    requirement: Vec<LaborEntry>,
    wages: Vec<WageEntry>,
    capacity: Vec<CapacityEntry>,
    excess: ExcessEntry,
    staging: StagingEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LaborEntry {
    class: String,
    source: String,
    steps: Vec<LaborStepEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LaborStepEntry {
    #[serde(deserialize_with = "day")]
    from: Date,
    #[serde(default, deserialize_with = "optional_day")]
    until: Option<Date>,
    total: String,
    material_and_labor: String,
    technology: String,
    assembly: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WageEntry {
    #[serde(deserialize_with = "day")]
    from: Date,
    #[serde(default, deserialize_with = "optional_day")]
    until: Option<Date>,
    source: String,
    hourly: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CapacityEntry {
    classes: Vec<String>,
    source: String,
    engines: String,
    transmissions: String,
    battery_packs: String,
    contract_years: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExcessEntry {
    source: String,
    #[serde(deserialize_with = "day")]
    until: Date,
    points_above: String,
    total_above: String,
    floor: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StagingEntry {
    source: String,
    #[serde(deserialize_with = "day")]
    from: Date,
    #[serde(deserialize_with = "day")]
    until: Date,
    total: String,
    material_and_labor: String,
    technology: String,
    assembly: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MetalFile {
    format: i64,
    unit: String,
    source: String,
    #[serde(deserialize_with = "day")]
    #[allow(dead_code, reason = "stated for the reader: the requirement is as old as the agreement")]
    from: Date,
    percent: String,
    #[serde(deserialize_with = "day")]
    melted_and_poured_from: Date,
    steel: Vec<LineEntry>,
    aluminum: Vec<LineEntry>,
}

/// Reads one file's entries; every problem names the file.
struct Reader {
    path: String,
}

impl Reader {
    fn new(name: &str) -> Self {
        Self { path: format!("{FOLDER}/{name}.toml") }
    }

    fn wrong(&self, problem: FileProblem) -> LawbookError {
        LawbookError::new(&self.path, None, problem)
    }

    fn head(&self, format: i64, unit: &str) -> Result<(), LawbookError> {
        if format != 1 {
            return Err(self.wrong(FileProblem::UnknownFormat(format)));
        }
        if unit.is_empty() { Err(self.wrong(FileProblem::NoUnit("unit".into()))) } else { Ok(()) }
    }

    fn source(&self, of: &str, source: &str) -> Result<Citation, LawbookError> {
        if source.is_empty() {
            return Err(self.wrong(FileProblem::NoSource(of.into())));
        }
        Ok(Citation::new(source))
    }

    fn decimal(&self, text: &str) -> Result<Decimal, LawbookError> {
        text.parse().map_err(|_| self.wrong(FileProblem::Format(format!("`{text}` is not a number"))))
    }

    fn code(&self, text: &str) -> Result<TariffCode, LawbookError> {
        text.parse().map_err(|_| self.wrong(FileProblem::Format(format!("`{text}` is not a tariff code"))))
    }

    fn codes(&self, texts: &[String]) -> Result<Vec<TariffCode>, LawbookError> {
        texts.iter().map(|text| self.code(text)).collect()
    }

    fn named<T: Copy>(&self, name: &str, all: &[(&str, T)]) -> Result<T, LawbookError> {
        all.iter()
            .find(|(n, _)| *n == name)
            .map(|(_, value)| *value)
            .ok_or_else(|| self.wrong(FileProblem::Format(format!("`{name}` is not a known key"))))
    }

    fn dated<T>(&self, entries: Vec<(Date, Option<Date>, T)>) -> Result<Dated<T>, LawbookError> {
        let periods: Result<Vec<_>, PeriodError> =
            entries.into_iter().map(|(from, until, value)| Ok((Period::new(from, until)?, value))).collect();
        periods.and_then(Dated::new).map_err(|error| self.wrong(FileProblem::Period(error)))
    }

    fn lines(&self, entries: Vec<LineEntry>) -> Result<Vec<TableLine>, LawbookError> {
        entries
            .into_iter()
            .map(|line| Ok(TableLine { code: self.code(&line.code)?, fact: line.fact }))
            .collect()
    }
}

/// Reads the automotive provisions.
///
/// - Refuses: unknown keys, a value without source, unit or date, periods that overlap.
pub fn read(files: &LawFiles) -> Result<AutomotiveLaw, LawbookError> {
    let mut law = AutomotiveLaw { contents: contents(files)?, ..AutomotiveLaw::default() };
    tables(files, &mut law)?;
    labor(files, &mut law)?;
    law.metals = Some(metals(files)?);
    Ok(law)
}

fn contents(files: &LawFiles) -> Result<BTreeMap<ContentKey, ContentRequirement>, LawbookError> {
    let reader = Reader::new("content");
    let file: ContentFile = toml_file::read(files, &reader.path)?;
    reader.head(file.format, &file.unit)?;
    let mut contents = BTreeMap::new();
    for entry in file.requirement {
        let key = reader.named(&entry.key, &ContentKey::ALL)?;
        let citation = reader.source(&entry.key, &entry.source)?;
        let mut steps = Vec::new();
        for step in entry.steps {
            let percentages = ContentStep {
                net_cost: reader.decimal(&step.net_cost)?,
                transaction_value: match step.transaction_value {
                    Some(text) => Some(reader.decimal(&text)?),
                    None => None,
                },
            };
            steps.push((step.from, step.until, percentages));
        }
        contents.insert(key, ContentRequirement { citation, steps: reader.dated(steps)? });
    }
    Ok(contents)
}

fn tables(files: &LawFiles, law: &mut AutomotiveLaw) -> Result<(), LawbookError> {
    let reader = Reader::new("tables");
    let file: TablesFile = toml_file::read(files, &reader.path)?;
    reader.head(file.format, &file.unit)?;
    for table in file.table {
        let key = reader.named(&table.key, &TableKey::ALL)?;
        let citation = reader.source(&table.key, &table.source)?;
        law.tables.insert(key, PartsTable { citation, lines: reader.lines(table.lines)? });
    }
    for group in file.core_group {
        reader.source(&group.name, &group.source)?;
        let mut components = Vec::new();
        for component in group.components {
            components.push(CoreComponent { name: component.name, codes: reader.codes(&component.codes)? });
        }
        law.core_groups.push(CoreTableGroup {
            name: group.name,
            parts: reader.codes(&group.parts)?,
            components,
        });
    }
    Ok(())
}

fn labor(files: &LawFiles, law: &mut AutomotiveLaw) -> Result<(), LawbookError> {
    let reader = Reader::new("labor_value");
    let file: LaborFile = toml_file::read(files, &reader.path)?;
    reader.head(file.format, &file.unit)?;
    let requirement = |total: &str, labor: &str, technology: &str, assembly: &str| {
        Ok::<_, LawbookError>(LaborRequirement {
            total: reader.decimal(total)?,
            material_and_labor: reader.decimal(labor)?,
            technology: reader.decimal(technology)?,
            assembly: reader.decimal(assembly)?,
        })
    };
    for entry in &file.requirement {
        reader.source(&entry.class, &entry.source)?;
        let class = reader.named(&entry.class, &VehicleClass::ALL)?;
        let mut steps = Vec::new();
        for s in &entry.steps {
            let required = requirement(&s.total, &s.material_and_labor, &s.technology, &s.assembly)?;
            steps.push((s.from, s.until, required));
        }
        law.labor.insert(class, reader.dated(steps)?);
    }
    let mut wages = Vec::new();
    for entry in &file.wages {
        reader.source("wages", &entry.source)?;
        let mut hourly = Vec::new();
        for (currency, amount) in &entry.hourly {
            let currency: Currency = currency
                .parse()
                .map_err(|_| reader.wrong(FileProblem::Format(format!("`{currency}` is not a currency"))))?;
            hourly.push(Money::new(reader.decimal(amount)?, currency));
        }
        wages.push((entry.from, entry.until, WageLaw { hourly }));
    }
    law.wages = Some(reader.dated(wages)?);
    for entry in &file.capacity {
        reader.source("capacity", &entry.source)?;
        let capacity = PlantCapacity {
            engines: reader.decimal(&entry.engines)?,
            transmissions: reader.decimal(&entry.transmissions)?,
            battery_packs: reader.decimal(&entry.battery_packs)?,
            contract_years: reader.decimal(&entry.contract_years)?,
        };
        for class in &entry.classes {
            law.capacity.insert(reader.named(class, &VehicleClass::ALL)?, capacity);
        }
    }
    reader.source("excess", &file.excess.source)?;
    law.excess_labor = Some(ExcessLabor {
        until: file.excess.until,
        points_above: reader.decimal(&file.excess.points_above)?,
        total_above: reader.decimal(&file.excess.total_above)?,
        floor: reader.decimal(&file.excess.floor)?,
    });
    let staging = &file.staging;
    reader.source("staging", &staging.source)?;
    law.staging = Some(StagingLaw {
        period: Period::new(staging.from, Some(staging.until))
            .map_err(|error| reader.wrong(FileProblem::Period(error)))?,
        labor: requirement(
            &staging.total,
            &staging.material_and_labor,
            &staging.technology,
            &staging.assembly,
        )?,
    });
    Ok(())
}

fn metals(files: &LawFiles) -> Result<MetalLaw, LawbookError> {
    let reader = Reader::new("steel_and_aluminum");
    let file: MetalFile = toml_file::read(files, &reader.path)?;
    reader.head(file.format, &file.unit)?;
    Ok(MetalLaw {
        percent: reader.decimal(&file.percent)?,
        melted_and_poured_from: file.melted_and_poured_from,
        steel: reader.lines(file.steel)?,
        aluminum: reader.lines(file.aluminum)?,
        citation: reader.source("steel and aluminum", &file.source)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_automotive_provisions_load_whole() {
        let law = read(&LawFiles::bundled()).unwrap();
        assert_eq!(law.contents.len(), ContentKey::ALL.len());
        assert_eq!(law.tables.len(), TableKey::ALL.len());
        assert_eq!((law.core_groups.len(), law.labor.len(), law.capacity.len()), (7, 3, 3));
        assert!(law.wages.is_some() && law.metals.is_some() && law.staging.is_some());
        let metals = law.metals.unwrap();
        assert_eq!((metals.steel.len(), metals.aluminum.len()), (56, 8));
    }
}
