//! What the columns of a bill mean.

use super::super::location::At;
use super::super::problem::ProblemKind;
use super::super::reading::{Reading, nearest};
use super::{Cell, Grid, Row};

/// What a column of the bill gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Number or name of the part.
    Part,
    /// The part it belongs to.
    Parent,
    /// How deep the line lies.
    Level,
    /// What it is.
    Description,
    /// Tariff code.
    Code,
    /// Country of origin.
    CountryOfOrigin,
    /// Originating status.
    Status,
    /// Kind of evidence.
    Evidence,
    /// Date of the evidence.
    EvidenceDate,
    /// Last day of the evidence.
    EvidenceUntil,
    /// Number of the evidence.
    EvidenceReference,
    /// Quantity.
    Quantity,
    /// Unit of the quantity.
    Unit,
    /// Cost of a unit.
    UnitCost,
    /// Currency of the cost.
    Currency,
    /// Weight of a unit, kilograms.
    WeightKg,
    /// Weight of a unit, grams.
    WeightG,
    /// Weight of a unit, pounds.
    WeightLb,
    /// Bought or made.
    MakeOrBuy,
    /// What the part is to the good.
    Role,
    /// Supplier.
    Supplier,
    /// Facts, as `name=value; name=value`.
    Facts,
    /// Remarks, which nothing reads.
    Notes,
}

/// Every column with its own name and the other names it is recognized by, English first. Names are
/// compared without accents, in lower case, punctuation as a space.
pub const COLUMNS: &[(Column, &[&str])] = &[
    (
        Column::Part,
        &[
            "part",
            "part number",
            "part no",
            "part id",
            "item",
            "item number",
            "component",
            "sku",
            "parte",
            "numero de parte",
            "no de parte",
            "num parte",
            "componente",
            "articulo",
            "clave",
        ],
    ),
    (
        Column::Parent,
        &[
            "parent",
            "parent part",
            "belongs to",
            "assembly",
            "padre",
            "parte padre",
            "ensamble",
            "pertenece a",
        ],
    ),
    (Column::Level, &["level", "bom level", "nivel"]),
    (Column::Description, &["description", "desc", "part description", "name", "descripcion", "nombre"]),
    (
        Column::Code,
        &[
            "hts",
            "code",
            "hts code",
            "hts number",
            "hs code",
            "hs",
            "tariff code",
            "htsus",
            "classification",
            "fraccion",
            "fraccion arancelaria",
            "codigo",
            "codigo arancelario",
            "codigo hts",
            "clasificacion",
        ],
    ),
    (
        Column::CountryOfOrigin,
        &["country of origin", "origin", "coo", "country", "pais de origen", "origen", "pais"],
    ),
    (
        Column::Status,
        &[
            "originating status",
            "originating",
            "status",
            "usmca",
            "usmca originating",
            "usmca status",
            "originario",
            "estatus originario",
            "caracter originario",
            "t mec",
            "tmec",
            "originario t mec",
        ],
    ),
    (
        Column::Evidence,
        &["evidence", "evidence kind", "proof", "evidencia", "tipo de evidencia", "comprobante", "prueba"],
    ),
    (
        Column::EvidenceDate,
        &[
            "evidence date",
            "declaration date",
            "fecha de evidencia",
            "fecha de declaracion",
            "fecha del comprobante",
        ],
    ),
    (
        Column::EvidenceUntil,
        &["evidence valid until", "valid until", "evidence expires", "vigencia", "vigente hasta", "vence"],
    ),
    (
        Column::EvidenceReference,
        &[
            "evidence reference",
            "declaration number",
            "evidence number",
            "supplier declaration",
            "referencia de evidencia",
            "folio",
            "declaracion del proveedor",
        ],
    ),
    (Column::Quantity, &["quantity", "qty", "qty per", "quantity per", "cantidad", "cant"]),
    (Column::Unit, &["unit", "uom", "um", "unit of measure", "unidad", "unidad de medida", "u m"]),
    (
        Column::UnitCost,
        &["unit cost", "cost", "unit price", "price", "costo unitario", "costo", "precio unitario", "precio"],
    ),
    (Column::Currency, &["currency", "moneda", "divisa"]),
    (
        Column::WeightKg,
        &[
            "weight kg",
            "weight",
            "unit weight",
            "unit weight kg",
            "peso kg",
            "peso",
            "peso unitario",
            "peso unitario kg",
        ],
    ),
    (Column::WeightG, &["weight g", "unit weight g", "peso g", "peso unitario g"]),
    (Column::WeightLb, &["weight lb", "unit weight lb", "peso lb", "peso libras"]),
    (
        Column::MakeOrBuy,
        &["make or buy", "make buy", "source", "fabricar o comprar", "fabricado o comprado", "procedencia"],
    ),
    (Column::Role, &["role", "used as", "papel", "funcion", "uso"]),
    (Column::Supplier, &["supplier", "vendor", "proveedor"]),
    (Column::Facts, &["facts", "hechos", "datos"]),
    (Column::Notes, &["notes", "note", "remarks", "comments", "notas", "observaciones", "comentarios"]),
];

/// Columns that a bill has to have.
const NEEDED: &[Column] = &[
    Column::Part,
    Column::Description,
    Column::Code,
    Column::CountryOfOrigin,
    Column::Quantity,
    Column::Unit,
    Column::UnitCost,
];

impl Column {
    /// The column that `name` names, in either language and however it is written.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        let name = fold(name);
        COLUMNS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(column, _)| *column)
    }

    /// Its own name.
    #[must_use]
    pub fn name(self) -> &'static str {
        COLUMNS.iter().find(|(column, _)| *column == self).map_or("", |(_, names)| names[0])
    }
}

/// Lower case, without accents, punctuation as single spaces.
fn fold(name: &str) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|c| match c {
            '\u{e1}' => 'a',
            '\u{e9}' => 'e',
            '\u{ed}' => 'i',
            '\u{f3}' => 'o',
            '\u{fa}' | '\u{fc}' => 'u',
            '\u{f1}' => 'n',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which column stands where.
pub(super) struct Columns {
    found: Vec<(Column, usize)>,
    /// How many columns the header names.
    pub width: usize,
}

impl Columns {
    /// The cell of a column in a row, where it holds something.
    pub(super) fn cell<'r>(&self, row: &'r Row, column: Column) -> Option<&'r Cell> {
        let (_, index) = self.found.iter().find(|(found, _)| *found == column)?;
        row.cells.get(*index).filter(|cell| !cell.text.is_empty())
    }

    /// Whether the bill has the column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.found.iter().any(|(found, _)| *found == column)
    }
}

/// How many cells of a row name a column.
pub(in super::super) fn recognized<'t>(cells: impl IntoIterator<Item = &'t str>) -> usize {
    cells.into_iter().filter(|cell| Column::read(cell).is_some()).count()
}

/// Finds the row of column names among the first rows, and what follows it.
pub(super) fn header<'g>(
    reading: &Reading,
    grid: &'g Grid,
    named_at: Option<&At>,
) -> Option<(Columns, &'g [Row])> {
    // A title may stand over the table; a row with three known names is the row of names.
    let names = |row: &Row| recognized(row.cells.iter().map(|cell| cell.text.as_str()));
    let Some(at) = grid.rows.iter().take(20).position(|row| names(row) >= 3) else {
        if grid.rows.is_empty() {
            reading.report(ProblemKind::BillEmpty, named_at.cloned());
        } else {
            let at = grid.rows.first().map(|row| row.at.clone());
            reading.report(ProblemKind::BillHeaderMissing, at);
        }
        return None;
    };
    let row = &grid.rows[at];
    let mut found: Vec<(Column, usize)> = Vec::new();
    for (index, cell) in row.cells.iter().enumerate() {
        if cell.text.is_empty() {
            continue;
        }
        let Some(column) = Column::read(&cell.text) else {
            let known = COLUMNS.iter().flat_map(|(_, names)| names.iter().copied());
            let kind = ProblemKind::ColumnUnknown {
                column: cell.text.clone(),
                nearest: nearest(&fold(&cell.text), known),
            };
            reading.report(kind, Some(cell.at.clone()));
            continue;
        };
        // Weight in grams and weight in kilograms are one thing said twice.
        let same = |earlier: Column| kind_of(earlier) == kind_of(column);
        match found.iter().find(|(earlier, _)| same(*earlier)) {
            Some((_, first)) => {
                let kind = ProblemKind::ColumnDuplicate {
                    column: cell.text.clone(),
                    meaning: column.name().to_owned(),
                };
                let first = row.cells.get(*first).map(|cell| cell.at.clone());
                reading.report_related(kind, Some(cell.at.clone()), first.into_iter().collect());
            }
            None => found.push((column, index)),
        }
    }
    let columns = Columns { found, width: row.cells.len() };
    for needed in NEEDED {
        if !columns.has(*needed) {
            let kind = ProblemKind::ColumnMissing { meaning: needed.name().to_owned() };
            reading.report(kind, Some(row.at.clone()));
        }
    }
    if columns.has(Column::Parent) && columns.has(Column::Level) {
        reading.report(ProblemKind::ParentAndLevel, Some(row.at.clone()));
    }
    Some((columns, &grid.rows[at + 1..]))
}

const fn kind_of(column: Column) -> Column {
    match column {
        Column::WeightG | Column::WeightLb => Column::WeightKg,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_recognized_in_both_languages() {
        for (name, column) in [
            ("HTS Code", Column::Code),
            ("Fracción arancelaria", Column::Code),
            ("PAÍS DE ORIGEN", Column::CountryOfOrigin),
            ("unit_cost", Column::UnitCost),
            ("Costo unitario", Column::UnitCost),
            ("No. de parte", Column::Part),
            ("Weight (kg)", Column::WeightKg),
        ] {
            assert_eq!(Column::read(name), Some(column), "{name}");
        }
        assert_eq!(Column::read("colour"), None);
    }

    #[test]
    fn no_name_stands_for_two_columns_and_every_name_is_folded() {
        let mut all: Vec<&str> = COLUMNS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        for name in &all {
            assert_eq!(fold(name), *name);
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
