//! Rows of the database as values.

/// Reads a struct from the columns that bear the names of its fields. The derive of `sqlx` would do the same; it
/// builds both databases a second time for the compiler alone.
macro_rules! from_row {
    ($row:ident { $($field:ident),+ $(,)? }) => {
        impl sqlx::FromRow<'_, sqlx::any::AnyRow> for $row {
            fn from_row(row: &sqlx::any::AnyRow) -> Result<Self, sqlx::Error> {
                use sqlx::Row as _;
                Ok(Self { $($field: row.try_get(stringify!($field))?),+ })
            }
        }
    };
}

pub(super) use from_row;
