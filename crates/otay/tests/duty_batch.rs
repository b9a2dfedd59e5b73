//! Files of questions: every row gets its answer, whatever stands in it.

#![allow(clippy::unwrap_used)] // helpers of tests

use std::sync::LazyLock;

use customs::Law;
use customs::duty::WhatIf;
use lawbook::Lawbook;
use otay::duty::batch::{BatchError, Tally, run};
use otay::messages::{Catalogue, Language};
use proptest::prelude::*;

static LAW: LazyLock<Law> = LazyLock::new(|| Lawbook::bundled().law().expect("the law loads"));

fn answer(input: &[u8]) -> Result<(Tally, String), BatchError> {
    let mut output = Vec::new();
    let catalogue = Catalogue::of(Language::En);
    let tally = run(&LAW, &WhatIf::default(), input, &mut output, catalogue, |_| ())?;
    Ok((tally, String::from_utf8(output).expect("answers are text")))
}

const HEAD: &str = "id,code,origin,date,value,qty,claim,facts\n";

#[test]
fn rows_of_every_kind_are_answered_in_order() {
    let rows = "\
1,9202.90.40.00,CN,2026-03-01,10000,,,
2,01022940 62,cn,2026-10-09,100000,NO=60;KG=21000,,
3,8711500030,CA,2026-10-09,10000,,,
4,94031000,VN,2026-02-01,8000,,,metal=steel:0.3
5,3004909218,IN,2026-10-09,100000,KG=100,,
6,3004909218,IN,2026-10-09,100000,KG=100,,patent=generic
7,0199999999,MX,2026-03-01,10000,,,
8,9202904000,XX,2026-03-01,10000,,,
9,9202904000,CN,2027-03-01,10000,,,
10,9202904000,CN,2026-02-30,10000,,,
11,9202904000,CN,2026-03-01,ten,,,
12,9202904000,CN,2026-03-01,10000,KG,,
13,9202904000,CN,2026-03-01,10000,,,metl=steel:1
14,9202904000,MX,2026-03-01,10000,,S,mode=ocean
15,9506624040,CN,2026-09-10,10000,,,chapter98=9802.00.80;us-components=4000
16
";
    let (tally, text) = answer(format!("{HEAD}{rows}").as_bytes()).unwrap();
    assert_eq!(tally.rows(), 16);
    insta::assert_snapshot!(text);
}

#[test]
fn a_file_without_its_columns_is_refused() {
    assert!(matches!(answer(b"id,code,origin\n1,2,3\n"), Err(BatchError::ColumnMissing("date"))));
    assert!(matches!(answer(b""), Err(BatchError::ColumnMissing("code"))));
    // Columns in another order, capitals and a byte-order mark are understood.
    let (tally, _) =
        answer("\u{feff}Value,DATE,origin,code\n10000,2026-03-01,CN,9202904000\n".as_bytes()).unwrap();
    assert_eq!(tally.determined, 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever bytes follow the head: no panic, and as many answers as rows.
    #[test]
    fn any_bytes_end_in_answers(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let mut input = HEAD.as_bytes().to_vec();
        input.extend(bytes);
        if let Ok((tally, text)) = answer(&input) {
            let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
            prop_assert_eq!(reader.records().filter(Result::is_ok).count() as u64, tally.rows());
        }
    }

    /// Rows that look like questions: answered or refused, never lost; and the answer never depends on the
    /// rows around it.
    #[test]
    fn plausible_rows_are_each_answered(
        rows in proptest::collection::vec(
            (
                "[0-9]{4,10}", "(CN|MX|CA|DE|US|ZZ|RU)", "202[4-7]-(0[1-9]|1[0-2])-[0-3][0-9]",
                "-?[0-9]{0,9}(\\.[0-9]{1,3})?", "((KG|NO|L|X)=[0-9]{1,4};?){0,2}", "(S|KR|A|P|)",
                "(metal=steel:0\\.[0-9]|patent=generic|donation|metal-weight=[01]|quota=in|loaded-on=2026-0[1-9]-01|mode=truck|)",
            ),
            1..20,
        ),
    ) {
        let line = |(code, origin, date, value, qty, claim, facts): &(String, String, String, String, String, String, String)| {
            format!("r,{code},{origin},{date},{value},{qty},{claim},{facts}\n")
        };
        let text: String = rows.iter().map(line).collect();
        let (tally, together) = answer(format!("{HEAD}{text}").as_bytes()).unwrap();
        prop_assert_eq!(tally.rows(), rows.len() as u64);
        let (_, last) = answer(format!("{HEAD}{}", line(rows.last().unwrap())).as_bytes()).unwrap();
        prop_assert_eq!(together.lines().last(), last.lines().last());
    }
}
