//! One authority's file as written.

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::toml_file;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AuthorityFile {
    pub format: i64,
    pub authority: String,
    pub law: String,
    #[serde(rename = "chapter-98")]
    pub chapter98: WrittenChapter98,
    pub stacks_with: Vec<String>,
    pub citation: String,
    pub source: String,
    pub confidence: WrittenConfidence,
    #[serde(default)]
    pub doubts: Vec<String>,
    #[serde(default)]
    pub remark: Vec<RemarkFile>,
    #[serde(default)]
    pub yields_to: Vec<YieldFile>,
    pub heading: Vec<Spanned<HeadingFile>>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WrittenChapter98 {
    Standard,
    #[serde(rename = "standard-except-9823")]
    StandardExcept9823,
    Terms,
    FullValue,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WrittenConfidence {
    Low,
    Medium,
    High,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RemarkFile {
    #[serde(deserialize_with = "toml_file::day")]
    pub from: Date,
    #[serde(default, deserialize_with = "toml_file::optional_day")]
    pub until: Option<Date>,
    pub countries: Vec<String>,
    #[serde(default)]
    pub except: Vec<String>,
    pub doubt: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct YieldFile {
    pub authority: String,
    #[serde(default, deserialize_with = "toml_file::optional_day")]
    pub from: Option<Date>,
    #[serde(default, deserialize_with = "toml_file::optional_day")]
    pub until: Option<Date>,
    pub share: WrittenShare,
    pub heading: Option<String>,
    #[serde(default)]
    pub of: Vec<String>,
    #[serde(default)]
    pub before: Vec<String>,
    #[serde(default)]
    pub doubts: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WrittenShare {
    Whole,
    Metal,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct HeadingFile {
    pub heading: Option<String>,
    pub heading_when_met: Option<String>,
    pub group: Option<String>,
    #[serde(deserialize_with = "toml_file::day")]
    pub from: Date,
    #[serde(default, deserialize_with = "toml_file::optional_day")]
    pub until: Option<Date>,
    #[serde(default)]
    pub countries: Vec<String>,
    #[serde(default)]
    pub except: Vec<String>,
    /// Rows of country or group, heading and rate.
    #[serde(default)]
    pub each: Vec<[String; 3]>,
    pub scope: Option<Vec<String>>,
    #[serde(default)]
    pub when: Vec<String>,
    pub rate: Option<String>,
    pub basis: Option<String>,
    #[serde(rename = "column-2", default)]
    pub column2: bool,
    pub takes: Option<bool>,
    pub citation: Option<String>,
    pub source: Option<String>,
    pub confidence: Option<WrittenConfidence>,
    #[serde(default)]
    pub doubts: Vec<String>,
}
