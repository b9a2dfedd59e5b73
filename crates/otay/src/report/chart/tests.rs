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

#[test]
fn every_chart_says_what_it_is_and_stays_inside_its_frame() {
    let catalogue = Catalogue::of(Language::En);
    for chart in [waterfall(), tornado(), history()] {
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
