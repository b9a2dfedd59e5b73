//! The bill as a tree, changed in place: how deep each row stands, a row one level in or out, a row after
//! another. A bill says its tree by a column of levels or by naming the parent; either is kept up.

use std::collections::HashMap;

use super::bill::Column;
use super::edit::{BillRow, BillTable, BillText, EditError};

impl BillTable {
    /// The position of a column, by any of its names.
    #[must_use]
    pub fn position(&self, column: Column) -> Option<usize> {
        self.header.iter().position(|name| Column::read(name) == Some(column))
    }

    fn cell<'t>(&'t self, row: &'t BillRow, column: Column) -> &'t str {
        self.position(column).and_then(|at| row.cells.get(at)).map_or("", String::as_str)
    }

    /// How deep each row stands, from 0; a parent that is not there counts as none.
    #[must_use]
    pub fn depths(&self) -> Vec<usize> {
        if self.position(Column::Level).is_some() {
            let depth = |row: &BillRow| self.level(row).map_or(0, |level| level.saturating_sub(1));
            return self.rows.iter().map(depth).collect();
        }
        let parents = self.parents();
        (0..self.rows.len()).map(|at| ancestors(&parents, at).len()).collect()
    }

    fn level(&self, row: &BillRow) -> Option<usize> {
        self.cell(row, Column::Level).trim_start_matches('.').parse().ok()
    }

    /// The row that each row names as its parent.
    fn parents(&self) -> Vec<Option<usize>> {
        let (part, parent) = (self.position(Column::Part), self.position(Column::Parent));
        let cell = |row: &BillRow, at: Option<usize>| at.and_then(|at| row.cells.get(at)).cloned();
        let mut named: HashMap<String, usize> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            named.entry(cell(row, part).unwrap_or_default()).or_insert(at);
        }
        let parents = self.rows.iter().map(|row| cell(row, parent).filter(|parent| !parent.is_empty()));
        parents.map(|parent| named.get(&parent?).copied()).collect()
    }
}

/// The rows above one, nearest first. A circle is walked once.
fn ancestors(parents: &[Option<usize>], at: usize) -> Vec<usize> {
    let mut above = Vec::new();
    let mut next = parents[at];
    while let Some(parent) = next.filter(|parent| *parent != at && !above.contains(parent)) {
        above.push(parent);
        next = parents[parent];
    }
    above
}

impl BillText {
    /// Moves the row on `line`, with what belongs to it, one level in (`deeper`) or out.
    ///
    /// - Gives: whether there was anywhere to move it.
    /// - Refuses: a line that is no row.
    pub fn nest(&mut self, line: usize, deeper: bool) -> Result<bool, EditError> {
        let mut table = self.table()?;
        let at = table.rows.iter().position(|row| row.line == line).ok_or(EditError::NoSuchRow { line })?;
        if let Some(column) = table.position(Column::Level) {
            return self.shift_levels(&table, column, at, deeper);
        }
        let parents = table.parents();
        let parent = if deeper {
            // The sibling before it takes it in.
            let mine = ancestors(&parents, at).first().copied();
            let before = (0..at).rev().find(|other| ancestors(&parents, *other).first().copied() == mine);
            match before.map(|before| table.cell(&table.rows[before], Column::Part).to_owned()) {
                Some(part) if !part.is_empty() => part,
                _ => return Ok(false),
            }
        } else {
            let above = ancestors(&parents, at);
            if above.is_empty() {
                return Ok(false);
            }
            above.get(1).map(|row| table.cell(&table.rows[*row], Column::Part).to_owned()).unwrap_or_default()
        };
        let column = match table.position(Column::Parent) {
            Some(column) => column,
            None => {
                table.header.push(Column::Parent.name().to_owned());
                self.set_header(&table.header)?;
                table.header.len() - 1
            }
        };
        let mut cells = table.rows[at].cells.clone();
        cells.resize(cells.len().max(column + 1), String::new());
        cells[column] = parent;
        self.set_row(line, &cells)?;
        Ok(true)
    }

    fn shift_levels(
        &mut self,
        table: &BillTable,
        column: usize,
        at: usize,
        deeper: bool,
    ) -> Result<bool, EditError> {
        let depths = table.depths();
        let may = if deeper { at > 0 && depths[at - 1] >= depths[at] } else { depths[at] > 0 };
        if !may {
            return Ok(false);
        }
        let below = (at + 1..depths.len()).take_while(|other| depths[*other] > depths[at]).count();
        for row in &table.rows[at..=at + below] {
            let Some(level) = table.level(row) else { continue };
            let moved = if deeper { level + 1 } else { level.saturating_sub(1).max(1) };
            let dots: String = row.cells[column].chars().take_while(|c| *c == '.').collect();
            let mut cells = row.cells.clone();
            cells[column] = format!("{dots}{moved}");
            self.set_row(row.line, &cells)?;
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bill(text: &str) -> BillText {
        BillText::new(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_bill_with_parents_is_nested_by_naming_them() {
        let mut bill = bill("part,parent,quantity\nA,,1\nB,,2\nC,B,3\n");
        assert_eq!(bill.table().unwrap().depths(), [0, 0, 1]);
        assert!(bill.nest(3, true).unwrap());
        assert_eq!(bill.text(), "part,parent,quantity\nA,,1\nB,A,2\nC,B,3\n");
        assert_eq!(bill.table().unwrap().depths(), [0, 1, 2]);
        assert!(!bill.nest(3, true).unwrap(), "no sibling before it");
        assert!(bill.nest(4, false).unwrap());
        assert_eq!(bill.text(), "part,parent,quantity\nA,,1\nB,A,2\nC,A,3\n");
        assert!(!bill.nest(2, false).unwrap(), "it stands outermost");
        assert_eq!(bill.nest(9, true), Err(EditError::NoSuchRow { line: 9 }));
    }

    #[test]
    fn a_bill_with_levels_takes_what_belongs_to_a_row_along() {
        let mut bill = bill("level,part,quantity\n1,A,1\n1,B,1\n2,C,1\n1,D,1\n");
        assert!(bill.nest(3, true).unwrap());
        assert_eq!(bill.text(), "level,part,quantity\n1,A,1\n2,B,1\n3,C,1\n1,D,1\n");
        assert!(bill.nest(3, false).unwrap());
        assert_eq!(bill.text(), "level,part,quantity\n1,A,1\n1,B,1\n2,C,1\n1,D,1\n");
        assert!(!bill.nest(2, true).unwrap());
    }

    #[test]
    fn a_flat_bill_gets_a_column_for_parents() {
        let mut bill = bill("part,quantity,unit\nA,1,pcs\nB,2,pcs\n");
        assert!(bill.nest(3, true).unwrap());
        assert_eq!(bill.text(), "part,quantity,unit,parent\nA,1,pcs\nB,2,pcs,A\n");
    }

    #[test]
    fn a_circle_of_parents_ends() {
        assert_eq!(bill("part,parent,quantity\nA,B,1\nB,A,1\n").table().unwrap().depths(), [1, 1]);
    }

    #[test]
    fn a_row_comes_after_the_one_named() {
        let mut bill = bill("part,parent,quantity\nA,,1\nB,,2");
        let cells = ["C", "A", "3"].map(str::to_owned);
        assert_eq!(bill.insert_row(2, &cells), Ok(3));
        assert_eq!(bill.text(), "part,parent,quantity\nA,,1\nC,A,3\nB,,2");
        let cells = ["D", "", "4"].map(str::to_owned);
        assert_eq!(bill.insert_row(4, &cells), Ok(5));
        assert_eq!(bill.text(), "part,parent,quantity\nA,,1\nC,A,3\nB,,2\nD,,4\n");
    }
}
