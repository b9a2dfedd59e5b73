use super::*;
use crate::messages::Language;
use customs::Currency;

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn chart(drawing: Drawing) -> Chart {
    Chart {
        id: "test".into(),
        title: Message::new("report-item"),
        description: Message::new("report-amount"),
        drawing,
    }
}

fn waterfall() -> Chart {
    let panel = |label: &str, amounts: [Option<&str>; 4]| Panel {
        label: label.into(),
        stands_out: label.starts_with('T'),
        segments: ["Make", "Move", "Duty & fees", "Total"]
            .iter()
            .zip(amounts)
            .map(|(label, amount)| Segment {
                label: (*label).into(),
                amount: amount.map(d),
                kind: if *label == "Total" { SegmentKind::Total } else { SegmentKind::Step },
            })
            .collect(),
    };
    chart(Drawing::Waterfall(Waterfall {
        unit: Unit::Money(Currency::USD, 2),
        panels: vec![
            panel("Shenzhen", [Some("40"), Some("5.5"), Some("12.25"), Some("57.75")]),
            panel("Tijuana", [Some("44.1"), Some("1.2"), None, Some("45.3")]),
        ],
    }))
}

fn tornado() -> Chart {
    chart(Drawing::Bars(Bars {
        unit: Unit::Money(Currency::USD, 2),
        base: Some(d("45")),
        bars: vec![
            Bar::between("Wage", d("43"), d("49")).ends("$4", "$7"),
            Bar::between("Peso", d("46"), d("44")),
        ],
    }))
}

fn history() -> Chart {
    let along = (0..4_i64)
        .map(|n| Point {
            at: Decimal::from_integer(n * n),
            label: format!("day {n}").as_str().into(),
            is_tick: true,
        })
        .collect();
    chart(Drawing::Lines(Lines {
        unit: Unit::Percent(1),
        steps: true,
        along,
        along_label: Message::new("report-item").into(),
        lines: vec![Line {
            label: "China".into(),
            numbers: vec![Some(d("8.7")), Some(d("18.7")), None, Some(d("28.7"))],
            stands_out: true,
        }],
        from_zero: true,
    }))
}

/// Four values across, three upward; the second one is ahead at the right, the third one at the top.
fn field() -> Chart {
    let side = |label: &str, values: &[&str], today: &str| Side {
        label: label.into(),
        values: values.iter().map(|value| (d(value), (*value).into())).collect(),
        today: Some(d(today)),
    };
    let place = |ahead: usize, lead: &str| Place { ahead, lead: d(lead) };
    chart(Drawing::Field(Field {
        unit: Unit::Money(Currency::USD, 2),
        across: side("Duty", &["0", "10", "20", "30"], "11"),
        up: side("Peso", &["14", "17", "20"], "17.5"),
        names: vec!["Tijuana".into(), "Shenzhen".into(), "San Diego".into()],
        cells: vec![
            vec![place(0, "4"), place(0, "3"), place(0, "1.5"), place(1, "-0.5")],
            vec![place(0, "3"), place(0, "2"), place(1, "-0.25"), place(1, "-1.5")],
            vec![place(2, "2"), place(2, "1"), place(2, "-1.25"), place(2, "-2.5")],
        ],
    }))
}

#[test]
fn a_field_draws_who_is_ahead_and_the_line_where_they_come_level() {
    let catalogue = Catalogue::of(Language::En);
    let svg = field().svg(880, catalogue);
    // One rectangle for neighbors of one fill in a row, and one in the legend for each that is ahead.
    assert_eq!(svg.matches("class=\"c-field-0\"").count(), 2 + 1, "{svg}");
    assert_eq!(svg.matches("class=\"c-field-1\"").count(), 2 + 1, "{svg}");
    assert_eq!(svg.matches("class=\"c-field-2\"").count(), 1 + 1, "{svg}");
    // Between columns twice, between the lower rows once, between the upper rows at all four.
    assert_eq!(svg.matches("c-level").count(), 2 + 1 + 4, "{svg}");
    assert!(svg.contains(">today</text>"), "{svg}");
    let Drawing::Field(drawn) = field().drawing else { panic!("a field") };
    assert_eq!(drawn.today_cell(), Some((1, 1)));
}

#[test]
fn the_table_behind_a_field_has_every_lead_and_names_a_third_that_is_ahead() {
    let table = field().table();
    assert_eq!((table.rows.len(), table.columns.len()), (3, 5));
    let catalogue = Catalogue::of(Language::En);
    let said = |row: usize, column: usize| match &table.rows[row].cells[column] {
        Cell::Value(value) => catalogue.value(value),
        other => panic!("{other:?}"),
    };
    assert_eq!(said(0, 0), "20");
    assert!(said(0, 2).contains("San Diego ahead"), "{}", said(0, 2));
    assert!(said(2, 1).contains('4') && !said(2, 1).contains("ahead"), "{}", said(2, 1));
}

#[test]
fn every_chart_says_what_it_is_and_stays_inside_its_frame() {
    let catalogue = Catalogue::of(Language::En);
    for chart in [waterfall(), tornado(), history(), field()] {
        for width in WIDTHS {
            let svg = chart.svg(width, catalogue);
            assert!(svg.contains("role=\"img\"") && svg.contains("<title id=\"test-"), "{svg}");
            assert!(svg.contains("<desc id=\"test-"), "{svg}");
            for part in svg.split("x=\"").skip(1) {
                let x: String = part.chars().take_while(|c| c.is_ascii_digit() || *c == '-').collect();
                let x: i64 = x.parse().unwrap();
                assert!((0..=i64::from(width)).contains(&x), "{x} is outside {width}: {svg}");
            }
        }
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    let catalogue = Catalogue::of(Language::Es);
    assert_eq!(waterfall().svg(880, catalogue), waterfall().svg(880, catalogue));
}

#[test]
fn what_is_not_known_is_drawn_as_not_known() {
    let svg = waterfall().svg(880, Catalogue::of(Language::En));
    assert!(svg.contains("c-unknown") && svg.contains("unknown<"), "{svg}");
    let table = waterfall().table();
    assert_eq!(table.rows[2].cells[2], Cell::Unknown);
}

#[test]
fn the_table_behind_holds_every_number() {
    assert_eq!(waterfall().table().rows.len(), 4);
    assert_eq!(tornado().table().columns.len(), 5);
    let history = history().table();
    assert_eq!(history.rows.len(), 4);
    assert_eq!(history.rows[2].cells[1], Cell::Unknown);
}

#[test]
fn a_step_holds_its_height_until_the_next() {
    let svg = history().svg(880, Catalogue::of(Language::En));
    let path = svg.split("d=\"M").nth(1).unwrap().split('"').next().unwrap();
    let heights: Vec<&str> = path.split('L').map(|place| place.split(' ').nth(1).unwrap()).collect();
    assert_eq!(heights[0], heights[1], "{path}");
}

#[test]
fn words_of_the_case_are_escaped() {
    let mut chart = waterfall();
    if let Drawing::Waterfall(waterfall) = &mut chart.drawing {
        waterfall.panels[0].label = "<b>&\"".into();
    }
    let svg = chart.svg(880, Catalogue::of(Language::En));
    assert!(svg.contains("&lt;b&gt;&amp;&quot;") && !svg.contains("<b>"), "{svg}");
}
